namespace SmtpGen;

/// <summary>What became of one message of many.</summary>
/// <param name="Message">The message.</param>
/// <param name="Delivery">Whether the server has it.</param>
/// <param name="Result">Who was accepted and who refused, and the final reply; null unless the message was accepted.</param>
/// <param name="Error">
/// What SendMail would have thrown: the refusal, what is wrong with the message, or how the connection was lost; null when it was accepted.
/// </param>
public sealed record SmtpBatchResult(SmtpMessage Message, SmtpDelivery Delivery, SmtpSendResult? Result, Exception? Error);
