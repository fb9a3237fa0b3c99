using Microsoft.CodeAnalysis;

namespace SmtpGen.Analyzers.Flow;

/// <summary>Which clients a graph makes itself, and which of them somebody ends, or takes over, on some path.</summary>
internal sealed class LifeLog
{
    private readonly Dictionary<int, IOperation> _made = [];
    private ulong _released;

    /// <summary>A client was made.</summary>
    public void Make(int site, IOperation maker) => _made[site] = maker;

    /// <summary>The clients were ended, or are somebody else's from now on.</summary>
    public void Release(ulong clients) => _released |= clients;

    /// <summary>What made clients that nobody ever ends.</summary>
    public IEnumerable<IOperation> Abandoned
        => _made.Where(made => (_released & (Bits.Of(made.Key) | Bits.Of(SiteTable.EarlierOf(made.Key)))) == 0).Select(made => made.Value);
}
