namespace SmtpGen.Generators.Spec.Model;

/// <summary>A verb of the protocol.</summary>
/// <param name="Name">Its name in C#.</param>
/// <param name="Method">The name of the method that sends it.</param>
/// <param name="Prefix">What its line begins with.</param>
/// <param name="Options">The name of the class of its options; null when it takes none.</param>
/// <param name="FinalReplies">The replies to the content.</param>
/// <param name="Client">The client that has it; null for the one that everything else derives from.</param>
/// <param name="IgnoresText">Whether a line may carry text that means nothing.</param>
/// <param name="Obsolete">Why nobody should send it any more, and what to send instead.</param>
internal sealed record Command(
    string Verb,
    string Name,
    string Method,
    EquatableArray<string> Aliases,
    string About,
    string? Rfc,
    string Prefix,
    Exchange Exchange,
    string? Extension,
    EquatableArray<Argument> Arguments,
    string? Options,
    SessionRule Rule,
    EquatableArray<ConditionalRule> When,
    EquatableArray<ReplyMeaning> Replies,
    EquatableArray<ReplyMeaning> FinalReplies,
    string? Exception,
    bool ReplyMatters,
    bool ListsExtensions,
    bool Pipelined,
    CommandTimes Times,
    string? Client,
    bool IgnoresText,
    string? Obsolete);

internal sealed record Argument(string Name, ArgumentKind Kind, bool Optional, string? Word, string About);

/// <summary>What a command also does when a keyword argument is given.</summary>
internal sealed record ConditionalRule(string Argument, EquatableArray<string> Sets, EquatableArray<string> Clears);

/// <summary>What a reply code means as an answer to one command.</summary>
internal sealed record ReplyMeaning(int Code, string About);

/// <summary>In seconds; null where the command says nothing.</summary>
internal sealed record CommandTimes(int? Reply, int? Block, int? Final);

/// <summary>How the talk goes once the command line is sent.</summary>
internal enum Exchange
{
    Reply,
    Content,
    Chunk,
    Handshake,
    Sasl,
}

internal enum ArgumentKind
{
    ClientName,
    ReversePath,
    ForwardPath,
    Mailbox,
    Text,
    Word,
    Integer,
    Keyword,
}
