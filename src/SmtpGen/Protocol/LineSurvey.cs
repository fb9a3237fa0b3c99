namespace SmtpGen.Protocol;

/// <summary>What one look at content tells of it.</summary>
/// <param name="LoneEnds">How many octets line ends gain that are not CRLF. A CR at the end counts as one.</param>
/// <param name="HasDots">Whether the content, or what follows an LF in it, begins with a dot.</param>
/// <param name="IsEightBit">Whether there are octets above 127.</param>
internal readonly record struct LineSurvey(long LoneEnds, bool HasDots, bool IsEightBit);
