namespace SmtpGen.Protocol;

/// <summary>A value of an option that has parts. A spec file names the type, and the option's property is of it.</summary>
/// <typeparam name="TSelf">The type itself; it does not change once it is made.</typeparam>
public interface ISmtpOptionValue<TSelf>
    where TSelf : class, ISmtpOptionValue<TSelf>
{
    /// <summary>Reads a value as it goes over the wire; null when the text is none.</summary>
    /// <param name="text">What stands behind the keyword's equals sign.</param>
    static abstract TSelf? Parse(string text);

    /// <summary>The value as it goes over the wire.</summary>
    string ToWire();
}
