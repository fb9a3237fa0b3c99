namespace SmtpGen.Tests.Harness;

/// <summary>When something happens that concerns a read or a write.</summary>
internal enum HaltMoment
{
    /// <summary>When it was asked for, and has not begun.</summary>
    Before,

    /// <summary>When it has begun, and does not end.</summary>
    Within,

    /// <summary>When it is done, and nobody knows that yet.</summary>
    After,
}
