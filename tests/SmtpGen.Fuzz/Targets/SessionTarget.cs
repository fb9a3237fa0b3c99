using System.Text;

namespace SmtpGen.Fuzz;

/// <summary>
/// A whole session with a server that says anything: the client ends, throws what is documented, shows no secret, tells of each message what was
/// said of it, and is closed or in step afterwards; and its blocking members and those that are awaited do the same.
/// </summary>
internal static class SessionTarget
{
    private static readonly byte[][] Verbs = [.. SmtpCommands.All.Select(command => Encoding.ASCII.GetBytes(command.Prefix))];

    public static void Check(byte[] input)
    {
        if (input.Length == 0)
            return;
        PlayedSession session = PlayedSession.Play(input, isAsync: false);
        CheckErrors(session);
        CheckSecrets(session);
        CheckSurplus(session.Stream);
        var dialogue = new Dialogue(session.Stream.Sent, session.Stream.Told, isLmtp: false);
        foreach ((ToldMessage told, SmtpSendResult? result) in session.Messages)
            CheckMessage(dialogue.Messages.SingleOrDefault(account => account.From == told.From) ?? new MessageAccount(told.From), told, result, session);
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

    // What was read before a command was sent is no answer to it. What comes before the content that was asked for may be.
    private static void CheckSurplus(TurnStream stream)
    {
        (byte[] allSent, byte[] allTold) = (stream.Sent, stream.Told);
        foreach ((int sent, int told) in stream.Writes)
        {
            bool isCommand = Verbs.Any(verb => allSent.AsSpan(sent).StartsWith(verb));
            Require.That(!isCommand || new Dialogue(allSent.AsSpan(0, sent), allTold.AsSpan(0, told), isLmtp: false).Surplus == 0, "a reply was read before its command was sent");
        }
    }

    private static void CheckMessage(MessageAccount account, ToldMessage told, SmtpSendResult? result, PlayedSession session)
    {
        // A farewell that came unasked is the answer to what was not sent then.
        bool hasFarewell = SaidReply.AllIn(session.Stream.Told).Exists(reply => reply.Code == SmtpReplyCode.ServiceNotAvailable);
        switch (told.Delivery)
        {
            case SmtpDelivery.Accepted:
                Require.That(account.WasAccepted && account.Finals is [{ IsSuccess: true }], told.ToString());
                CheckResult(account, result!);
                break;
            case SmtpDelivery.Refused:
                Require.That(account.WasRefused || hasFarewell, told.ToString());
                break;
            case SmtpDelivery.NotSent:
                Require.That(!account.IsEnded, told.ToString());
                break;
        }
        Require.Same(told.Delivery == SmtpDelivery.Accepted, told.Error is null);
    }

    private static void CheckResult(MessageAccount account, SmtpSendResult result)
    {
        Require.Same(account.Finals[0]!.Code, result.Reply.Code);
        Require.SameItems(account.Accepted, result.Accepted);
        Require.SameItems(
            account.Recipients.Where(pair => pair.Reply is { IsSuccess: false }).Select(pair => $"{pair.To} {pair.Reply!.Code}"),
            result.Refused.Select(pair => $"{pair.Key} {pair.Value.Code}"));
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
