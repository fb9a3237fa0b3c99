namespace SmtpGen.Testing;

/// <summary>What a mail transaction has gathered so far.</summary>
internal sealed class Transaction(int contentLimit)
{
    public EnvelopePath Sender { get; set; } = new("", new Dictionary<string, string>());

    public List<EnvelopePath> Recipients { get; } = [];

    public BoundedBuffer Content { get; } = new(contentLimit);
}
