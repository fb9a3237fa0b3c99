using System.Collections.Concurrent;

namespace SmtpGen.ServerTests;

/// <summary>What the client said of each message, and what the server has of it. A message is known by its number.</summary>
internal sealed class SoakLedger
{
    // All that there will ever be, so that the ledger itself never grows.
    private const int MostMessages = 4_000_000;

    // What Postfix says when the process that it hands a message to is killed before it answers: that may have been after it had taken it.
    private const string HalfKilled = "451 4.3.0 Error: queue file write error";

    private static readonly SmtpDelivery[] Deliveries = Enum.GetValues<SmtpDelivery>();
    private readonly byte[] _told = new byte[MostMessages];
    private readonly byte[] _found = new byte[MostMessages];
    private readonly ConcurrentDictionary<int, string> _words = new();
    private int _last;

    public int Messages => _last;

    /// <summary>What is wrong, told of so many times at most.</summary>
    public ConcurrentQueue<string> Violations { get; } = new();

    /// <summary>The number of a new message.</summary>
    public int Next() => Interlocked.Increment(ref _last);

    /// <summary>The client says what became of a message, and why. The words are kept of what is rare: of no success, and of no refused recipient.</summary>
    public void Tell(int number, SmtpDelivery delivery, Exception? why)
    {
        if (_told[number] != 0)
            Violations.Enqueue($"Message {number} was told of twice.");
        _told[number] = (byte)(delivery + 1);
        if (why is not (null or SmtpRecipientsRefusedException))
            _words[number] = why.Message;
    }

    /// <summary>Looks at all that was delivered. A message that was taken twice has two queue ids; one that a killed server delivers again has one.</summary>
    public void Find(IEnumerable<string> files)
    {
        var taken = new HashSet<(int, string)>();
        foreach (string file in files)
        {
            if (SoakMail.Read(File.ReadAllBytes(file)) is not var (number, queueId, isWhole) || number < 1 || number > _last)
                Violations.Enqueue($"Nobody sent what is in {Path.GetFileName(file)}.");
            else if (!isWhole)
                Violations.Enqueue($"Message {number} arrived otherwise than it was sent.");
            else if (taken.Add((number, queueId)))
                _found[number]++;
        }
        for (int number = 1; number <= _last; number++)
        {
            if (Against(number) is { } saying)
                Violations.Enqueue($"Message {number}: {saying}, and the server has it {_found[number]} times. {_words.GetValueOrDefault(number)}");
        }
    }

    /// <summary>The account: what was told, and how often each was found.</summary>
    public IEnumerable<string> Account() => Deliveries.Select(delivery =>
    {
        int[] found = [.. Enumerable.Range(1, _last).Where(number => _told[number] == (byte)delivery + 1).Select(number => (int)_found[number])];
        return $"{delivery}: {found.Length} told, {found.Count(times => times == 0)} never found, {found.Count(times => times == 1)} once, {found.Count(times => times > 1)} more often";
    });

    /// <summary>What refusals said of messages whose recipients were accepted.</summary>
    public IEnumerable<string> Words() => _words.Where(words => _told[words.Key] == (byte)SmtpDelivery.Refused + 1).GroupBy(words => words.Value, words => words.Key)
        .Select(words => $"{words.Count()} refused, {words.Count(number => _found[number] > 0)} found: {words.Key}");

    public int Count(SmtpDelivery delivery) => _told.Count(told => told == (byte)delivery + 1);

    private string? Against(int number) => (_told[number], _found[number]) switch
    {
        (0, _) => "nothing was told",
        ((byte)SmtpDelivery.Accepted + 1, not 1) => "it was accepted",
        ((byte)SmtpDelivery.Refused + 1, 1) when _words.GetValueOrDefault(number)?.Contains(HalfKilled, StringComparison.Ordinal) == true => null,
        ((byte)SmtpDelivery.Refused + 1, > 0) => "it was refused",
        ((byte)SmtpDelivery.NotSent + 1, > 0) => "it was not sent",
        ((byte)SmtpDelivery.Unknown + 1, > 1) => "it is unknown",
        _ => null,
    };
}
