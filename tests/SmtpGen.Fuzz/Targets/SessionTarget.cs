using System.Text;

namespace SmtpGen.Fuzz;

/// <summary>
/// A whole session with a server that says anything: the client ends, throws what is documented, shows no secret, tells of each message what was
/// said of it, and is closed or in step afterwards; and its blocking members and those that are awaited do the same.
/// </summary>
internal static class SessionTarget
{
    public static void Check(byte[] input)
    {
        if (input.Length == 0)
            return;
        PlayedSession session = PlayedSession.Play(input, isAsync: false);
        CheckErrors(session);
        CheckSecrets(session);
        var dialogue = new Dialogue(session.Stream.Sent, session.Stream.Told, isLmtp: false);
        foreach ((string from, SmtpSendResult? result, Exception? error) in session.Messages)
            CheckMessage(dialogue.Messages.SingleOrDefault(account => account.From == from) ?? new MessageAccount(from), result, error, session);
        CheckAfterwards(session, dialogue);
        Require.Same(session.ToString(), PlayedSession.Play(input, isAsync: true).ToString(), "The same session, awaited,");
    }

    private static void CheckErrors(PlayedSession session)
    {
        foreach (Exception error in session.Errors.Append(session.AfterwardsError).OfType<Exception>())
            Require.That(error is SmtpException, error is SmtpException ? "" : error.ToString());
        Require.That(session.Stream.IsClosed);
        Require.That(!session.Stream.WasWrittenToInVain);
    }

    private static void CheckSecrets(PlayedSession session)
    {
        string plain = $"\0{PlayedSession.User}\0{PlayedSession.Password}";
        string told = Encoding.Latin1.GetString(session.Stream.Told);
        string shown = session.Shown;
        foreach (string secret in new[] { PlayedSession.Password, Base64(PlayedSession.Password), Base64(plain) })
            Require.That(!shown.Contains(secret, StringComparison.Ordinal) || told.Contains(secret, StringComparison.Ordinal), shown);
    }

    private static void CheckMessage(MessageAccount account, SmtpSendResult? result, Exception? error, PlayedSession session)
    {
        if (result is not null)
        {
            Require.That(account.WasAccepted && account.Finals is [{ IsSuccess: true }]);
            Require.Same(account.Finals[0]!.Code, result.Reply.Code);
            Require.SameItems(account.Accepted, result.Accepted);
            Require.SameItems(
                account.Recipients.Where(pair => pair.Reply is { IsSuccess: false }).Select(pair => $"{pair.To} {pair.Reply!.Code}"),
                result.Refused.Select(pair => $"{pair.Key} {pair.Value.Code}"));
        }
        // A farewell that came unasked is the answer to what was not sent then.
        else if (error is SmtpSenderRefusedException or SmtpRecipientsRefusedException or SmtpDataException)
            Require.That(account.WasRefused || SaidReply.AllIn(session.Stream.Told).Exists(reply => reply.Code == SmtpReplyCode.ServiceNotAvailable), error.Message);
        else
            Require.That(error is not SmtpResponseException || error is SmtpHeloException, PlayedSession.Describe(error!));
    }

    private static void CheckAfterwards(PlayedSession session, Dialogue dialogue)
    {
        if (!session.WasConnected)
        {
            Require.That(session.AfterwardsError is SmtpServerDisconnectedException);
            return;
        }
        // What is no answer has closed the connection.
        bool mustBeClosed = session.Errors.Exists(error => error is SmtpProtocolException or SmtpServerDisconnectedException);
        Require.That(!mustBeClosed);
        if (session.Afterwards is not { } reply)
            return;
        SaidReply? due = dialogue.Answer(SmtpVerb.Noop);
        bool isFarewell = reply.Code == SmtpReplyCode.ServiceNotAvailable;
        Require.That(isFarewell || (due is not null && due.Code == reply.Code), $"NOOP was answered {reply}, and its answer was {due}");
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));
}
