namespace SmtpGen.Generators.Tests.Facts;

/// <summary>The rows of the tables that are in no registry and in no spec file of ours, and why.</summary>
internal static class LeftOut
{
    private const string Names = "only the name is known: nothing to make a member of";
    private const string Exchange = "private to Exchange, between its own servers";
    private const string Courier = "private to Courier, and known from memory only";
    private const string Prdr = "an expired draft that Exim alone has; its replies, one for each recipient, need an exchange of their own";
    private const string Quirk = "what some servers list by mistake: the reader of EHLO makes nothing of it";

    public static readonly IReadOnlyDictionary<string, string> Extensions = new Dictionary<string, string>
    {
        ["PRDR"] = Prdr,
        ["PIPECONNECT"] = "an expired draft that Exim alone has; it changes when commands are sent, not which",
        ["WELLKNOWN"] = "Exim alone has it",
        ["CLIENTID"] = "a draft of which the syntax is known from memory only",
        ["AUTH="] = "an old way to list AUTH: the reader of EHLO takes it for that",
        ["XOAUTH2"] = "a mechanism, which is where it stands, and no extension",
        ["X-EXPS"] = Exchange,
        ["X-ANONYMOUSTLS"] = Exchange,
        ["X-EXCHANGEAUTH"] = Exchange,
        ["XRDST"] = Exchange,
        ["XEXCH50"] = Exchange,
        ["XSHADOW"] = Exchange,
        ["X-LINK2STATE"] = Exchange,
        ["XOORG"] = Exchange,
        ["XSECURITY"] = Courier,
        ["XEXDATA"] = Courier,
        ["XUSR"] = Names,
        ["XADR, XCIR, XGEN, XSTA"] = Names,
        ["TIME, TICK, QUEU, TURNME, XTRN, XQUE, XAUTH, XLICENSE, X-ADAT, X-DRCP, X-ERCP, X-EXCH50"] = Names,
        ["OK"] = Quirk,
        ["(bare verbs)"] = Quirk,
    };

    public static readonly IReadOnlyDictionary<string, string> Options = new Dictionary<string, string>
    {
        ["PRDR"] = Prdr,
        ["VERP"] = Courier,
        ["SECURITY"] = Courier,
        ["XSHADOW"] = Exchange,
        ["XOORG"] = Exchange,
    };

    public static readonly IReadOnlyDictionary<string, string> Replies = new Dictionary<string, string>
    {
        ["(code table) 353"] = Prdr,
        ["DATA 353"] = Prdr,
        ["WELLKNOWN 250"] = "Exim alone has it",
    };

    public static readonly IReadOnlyDictionary<string, string> Verbs = new Dictionary<string, string>
    {
        ["WELLKNOWN"] = "Exim alone has it",
        ["CLIENTID"] = "a draft of which the syntax is known from memory only",
        ["X-EXPS"] = Exchange,
        ["X-ANONYMOUSTLS"] = Exchange,
        ["XEXCH50"] = Exchange,
        ["X-LINK2STATE"] = Exchange,
    };
}
