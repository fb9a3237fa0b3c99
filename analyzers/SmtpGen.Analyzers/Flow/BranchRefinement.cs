using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace SmtpGen.Analyzers.Flow;

/// <summary>What the outcome of a condition teaches: whether a reply was a refusal, whether a fact holds, whether there is a client at all.</summary>
internal sealed class BranchRefinement(FlowContext context, Transfer transfer)
{
    private readonly ReplyReading _replies = new(context.Variables, context.Replies, context.Library);
    private readonly GuardReading _guards = new(context.Variables, context.Library);

    /// <summary>Changes <paramref name="state"/> to what is known on that side of the branch; false when the side cannot be reached.</summary>
    public bool Refine(SessionState state, IOperation condition, bool outcome)
    {
        if (condition.ConstantValue is { HasValue: true, Value: bool constant } && constant != outcome)
            return false;

        bool ofCondition = outcome;
        ulong bit = context.Conditions.ConditionOf(condition, ref ofCondition);
        if (bit != 0)
        {
            if (!state.Conditions.Allows(bit, ofCondition))
                return false;
            state.Conditions = state.Conditions.With(bit, ofCondition);
        }

        LearnFromReplies(state, condition, outcome);
        LearnFromClient(state, condition, outcome);
        return true;
    }

    private void LearnFromReplies(SessionState state, IOperation condition, bool outcome)
    {
        ulong replies = 0;
        foreach (IOperation part in condition.DescendantsAndSelf())
            replies |= transfer.Peek(state, part).Replies;
        bool isSure = Bits.Only(replies) >= 0;
        foreach (int reply in Bits.In(replies))
        {
            Verdict verdict = _replies.Judge(condition, outcome, reply);
            if (verdict is Verdict.Refused or Verdict.Doubtful)
                Undo(state, state.Refusal(reply), verdict == Verdict.Refused && isSure);
        }
    }

    private static void Undo(SessionState state, Refusal refusal, bool isSure)
    {
        bool isOne = state.IsOne(refusal.Clients);
        foreach (int site in Bits.In(refusal.Clients))
        {
            FactState facts = state.Site(site);
            if (!facts.Exists)
                continue;

            if (isSure && isOne)
            {
                facts.Restore(refusal.Facts, refusal.Before);
            }
            else
            {
                facts.Forget(refusal.Facts);
                facts.Question(refusal.Facts);
            }

            state.SetSite(site, facts);
        }
    }

    private void LearnFromClient(SessionState state, IOperation condition, bool outcome)
    {
        if (NullTest.Read(condition) is { } test)
        {
            if (outcome != test.IsNegated)
                state.Remove(transfer.Peek(state, test.Operand).Clients);
            return;
        }

        foreach (Lesson lesson in _guards.Read(condition, outcome))
            Teach(state, transfer.Peek(state, lesson.Client).Clients, lesson.Facts, lesson.Hold);
    }

    /// <summary>A fact was asked for: both sides know it, and where they meet again nobody does.</summary>
    private void Teach(SessionState state, ulong clients, ulong facts, bool holds)
    {
        int site = Bits.Only(clients);
        if (site < 0 || !state.IsOne(clients) || !state.Site(site).Exists)
            return;

        if (!holds && context.Library.BeginsSession(facts))
            facts |= context.Library.Facts.Described;

        FactState known = state.Site(site);
        if (holds)
            known.Set(facts);
        else
            known.Clear(facts);
        known.Question(facts);
        state.SetSite(site, known);
    }
}
