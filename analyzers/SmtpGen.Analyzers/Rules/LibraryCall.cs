using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using SmtpGen.Analyzers.Contracts;

namespace SmtpGen.Analyzers.Rules;

/// <summary>A call of one of a client's methods, and what the library says of it.</summary>
internal sealed class LibraryCall(IInvocationOperation operation, OperationContract? contract, CallMarks marks)
{
    public IInvocationOperation Operation => operation;

    public IMethodSymbol Method => operation.TargetMethod;

    public OperationContract? Contract => contract;

    public CallMarks Marks => marks;

    public SyntaxNode Place => CallPlace.Of(operation.Syntax);

    /// <summary>The texts that the call puts into a command line as they are.</summary>
    public IEnumerable<IArgumentOperation> CommandTexts
        => operation.Arguments.Where(argument => marks.CommandText.IsOn(argument.Parameter));

    /// <summary>Whether the call sends a command line of the caller's own.</summary>
    public bool IsRaw => CommandTexts.Any();

    /// <summary>Which of the command texts an argument is.</summary>
    public int PositionOf(IArgumentOperation argument)
        => Method.Parameters.Where(marks.CommandText.IsOn).TakeWhile(parameter => !SymbolEqualityComparer.Default.Equals(parameter, argument.Parameter)).Count();
}
