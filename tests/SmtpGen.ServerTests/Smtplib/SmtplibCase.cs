using SmtpGen.Testing;

namespace SmtpGen.ServerTests;

/// <summary>Steps that both libraries take against a server with the same script.</summary>
/// <param name="Name">What is tried.</param>
/// <param name="Steps">Each a name of smtplib with its arguments.</param>
internal sealed record SmtplibCase(string Name, params object[][] Steps)
{
    /// <summary>What the server answers otherwise than by itself.</summary>
    public Action<SmtpTestServer> Script { get; init; } = static _ => { };

    /// <summary>What the server lists after EHLO.</summary>
    public string[] Offers { get; init; } = [];

    /// <summary>Where the two are meant to differ; null: nowhere.</summary>
    public Difference? Differs { get; init; }

    public override string ToString() => Name;
}

/// <summary>A difference that is meant.</summary>
/// <param name="Row">The first cell of its row in the porting guide.</param>
/// <param name="Smtplib">What only smtplib's talk has: a line of the wire, or an outcome.</param>
/// <param name="SmtpGen">What only SmtpGen's talk has.</param>
internal sealed record Difference(string Row, string Smtplib, string SmtpGen);
