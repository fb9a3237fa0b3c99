using System.Net;

namespace SmtpGen.Transport;

/// <summary>What a client depends on beside the server: the time, and who knows the addresses of hosts. A test brings its own.</summary>
internal sealed class Surroundings
{
    public static Surroundings Real { get; } = new();

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    /// <summary>Finds the addresses of a host. It blocks for as long as the system's resolver likes.</summary>
    public Func<string, IPAddress[]> FindAddresses { get; init; } = Dns.GetHostAddresses;
}
