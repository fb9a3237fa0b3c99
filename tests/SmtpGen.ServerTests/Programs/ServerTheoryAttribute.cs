namespace SmtpGen.ServerTests;

/// <summary>A test that needs the programs of Postfix. Without them it is skipped, unless the environment says that it must not be.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostfixFactAttribute : FactAttribute
{
    public PostfixFactAttribute() => Skip = PostfixPrograms.ReasonToSkip;
}

/// <inheritdoc cref="PostfixFactAttribute"/>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class PostfixTheoryAttribute : TheoryAttribute
{
    public PostfixTheoryAttribute() => Skip = PostfixPrograms.ReasonToSkip;
}
