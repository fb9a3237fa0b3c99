namespace SmtpGen;

/// <summary>What every exception of the library is: something went wrong between client and server.</summary>
/// <remarks>
/// Not among them, because .NET has names for them already: a timeout is <see cref="TimeoutException"/>, a cancellation
/// <see cref="OperationCanceledException"/>, a failed handshake <see cref="System.Security.Authentication.AuthenticationException"/>,
/// a failed connect <see cref="System.Net.Sockets.SocketException"/>, a bad argument <see cref="ArgumentException"/>.
/// </remarks>
/// <param name="message">What happened.</param>
/// <param name="inner">What caused it.</param>
public class SmtpException(string message, Exception? inner = null) : Exception(message, inner);
