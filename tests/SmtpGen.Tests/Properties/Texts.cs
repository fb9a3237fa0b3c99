using CsCheck;

namespace SmtpGen.Tests.Properties;

/// <summary>Text by chance: with everything in it that has broken out of a command somewhere, and with what is right.</summary>
internal static class Texts
{
    private const string Letters = "abcXYZ019";
    private const string AtomMarks = "!#$%&'*+-./=?^_`{|}~";

    /// <summary>Text that means ill: controls, blanks, brackets, what other alphabets have for them, and halves of surrogate pairs.</summary>
    public static Gen<string> Any { get; } = Gen.String[
        Gen.Frequency((6, (IGen<char>)Gen.Char[Letters + AtomMarks]), (3, Gen.Char["<>@\"\\()[],:;= \t\r\n\0\u007f"]), (1, Gen.Char["\u0001\u001f\u0085\u00a0\u2028\u2029äß€\ud83d\ude00\ud800\ufeff"])), 0, 24];

    /// <summary>One word of what may stand in an address.</summary>
    private static Gen<string> Atom { get; } = Gen.String[Gen.Char[Letters + AtomMarks + "äß€"], 1, 12];

    private static Gen<string> Quoted { get; } = Gen.OneOf<string>(Gen.Char[Letters + " <>@,:;().[]äß€"].Select(c => c.ToString()), Gen.Char["\"\\ a<>"].Select(c => $"\\{c}"))
        .Array[0, 10].Select(parts => $"\"{string.Concat(parts)}\"");

    private static Gen<string> Domain { get; } = Gen.OneOf<string>(
        Gen.String[Gen.Char[Letters + "-_äß€"], 1, 8].Array[1, 4].Select(labels => string.Join('.', labels)),
        Gen.Const("[192.0.2.1]"),
        Gen.Const("[IPv6:2001:db8::1]"));

    /// <summary>An address, without brackets.</summary>
    public static Gen<string> Address { get; } = Gen.Select(Gen.OneOf<string>(Atom, Quoted), Gen.Null(Domain, 0.1), (local, domain) => domain is null ? local : $"{local}@{domain}");

    /// <summary>A path as callers write it, with the address that it is of.</summary>
    public static Gen<(string Path, string Address)> Path { get; } = Gen.Select(Address, Gen.OneOf<string>(Atom, Quoted).Array[0, 3], Gen.Int[0, 2], (address, words, form) =>
        (form switch { 0 => address, 1 => $"<{address}>", _ => $"{string.Join(' ', words)} <{address}>" }, address));

    /// <summary>Text that is close to right, or is right: an address, an option, with a little of what means ill.</summary>
    public static Gen<string> Nearly { get; } = Gen.Select(
        Gen.OneOf<string>(Address, Path.Select(path => path.Path), Gen.OneOf((string[])["SIZE=12", "BODY=8BITMIME", "ORCPT=rfc822;a@b", "RFC822;a@b.example", "NOOP", "AUTH PLAIN", ""])),
        Gen.Null(Any, 0.5),
        Gen.Int[0, 64],
        (text, inserted, at) => text.Insert(Math.Min(at, text.Length), inserted ?? ""));

    /// <summary>An option as text, or what is close to one.</summary>
    public static Gen<string> Option { get; } = Gen.Select(
        Gen.OneOf((string[])["SIZE=12", "BODY=8BITMIME", "ENVID=a+20b", "NOTIFY=NEVER", "ORCPT=rfc822;a@b.example", "SMTPUTF8", "X-OWN=\u20ac"]), Gen.Null(Any, 0.7), Gen.Int[0, 16],
        (text, inserted, at) => text.Insert(Math.Min(at, text.Length), inserted ?? ""));

    /// <summary>Of both kinds, and sometimes too long for any line.</summary>
    public static Gen<string> Argument { get; } = Gen.Select(Gen.OneOf<string>(Any, Nearly), Gen.Frequency((30, 1), (1, 60)), (text, times) => string.Concat(Enumerable.Repeat(text, times)));

    /// <summary>Text that UTF-8 can express, of all planes, with what has to be encoded.</summary>
    public static Gen<string> Value { get; } = Gen.OneOf<string>(
        Gen.Char["abc+=\\ \t\r\n\0\u007f{}x\u0080\u00e9\u20ac\uffff"].Select(c => c.ToString()), Gen.OneOf((string[])["\\x{41}", "+41", "+", "\\x{", "\ud83d\ude00"])).Array[0, 16].Select(parts => string.Concat(parts));
}
