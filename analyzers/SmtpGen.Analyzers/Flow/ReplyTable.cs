using Microsoft.CodeAnalysis;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Numbers the commands of a graph whose replies may be tested, and remembers how variables were computed from replies.</summary>
internal sealed class ReplyTable
{
    private const int MaximumReplies = 64;

    private readonly Dictionary<IOperation, int> _numbers = [];
    private readonly List<Effects> _effects = [];
    private ulong _opaque;
    private readonly Dictionary<(int Variable, int Reply), Projection> _projections = [];

    /// <summary>The number of the reply to a command; negative when there are too many of them.</summary>
    /// <param name="command">The command.</param>
    /// <param name="effects">What it does.</param>
    /// <param name="isOpaque">Whether the reply is of some command inside a helper: a test of it then says that something was refused, perhaps.</param>
    public int NumberOf(IOperation command, Effects effects, bool isOpaque = false)
    {
        if (_numbers.TryGetValue(command, out int number))
            return number;
        if (_effects.Count == MaximumReplies)
            return -1;

        if (isOpaque)
            _opaque |= Bits.Of(_effects.Count);
        _effects.Add(effects);
        _numbers.Add(command, _effects.Count - 1);
        return _effects.Count - 1;
    }

    public int NumberOf(IOperation command) => _numbers.TryGetValue(command, out int number) ? number : -1;

    public bool IsOpaque(int reply) => (_opaque & Bits.Of(reply)) != 0;

    public Effects EffectsOf(int reply) => _effects[reply];

    /// <summary>Notes that a variable was computed from replies.</summary>
    /// <param name="variable">Its number.</param>
    /// <param name="replies">The replies (bits).</param>
    /// <param name="expression">What it was computed by.</param>
    /// <param name="isCode">Whether it is the code of the reply that <paramref name="expression"/> stands for.</param>
    public void Project(int variable, ulong replies, IOperation expression, bool isCode = false)
    {
        foreach (int reply in Bits.In(replies))
        {
            var projection = new Projection(expression, isCode);
            bool isAmbiguous = _projections.TryGetValue((variable, reply), out Projection known) && known != projection;
            _projections[(variable, reply)] = isAmbiguous ? default : projection;
        }
    }

    public Projection ProjectionOf(int variable, int reply)
        => _projections.TryGetValue((variable, reply), out Projection projection) ? projection : default;
}

/// <summary>How a variable was computed from a reply; no expression when there are several ways.</summary>
internal readonly record struct Projection(IOperation? Expression, bool IsCode);
