using System.Text;

namespace SmtpGen.Generators.Emit;

/// <summary>Writes C# with its indentation: <c>using (w.Block("class C")) w.Line("…");</c></summary>
internal sealed class SourceWriter
{
    private const int Step = 4;

    private readonly StringBuilder _text = new();
    private int _indentation;

    /// <summary>Writes one line, or an empty one.</summary>
    public SourceWriter Line(string text = "")
    {
        if (text.Length > 0)
            _text.Append(' ', _indentation).Append(text);
        _text.Append('\n');
        return this;
    }

    /// <summary>Marks the member that follows as one that nobody should use; nothing where there is no reason.</summary>
    public SourceWriter Obsolete(string? reason) => reason is null ? this : Line($"[global::System.Obsolete({CSharp.Literal(reason)})]");

    /// <summary>Writes a header and braces around what is written until the block is disposed.</summary>
    public Scope Block(string header, string end = "}")
    {
        Line(header).Line("{");
        _indentation += Step;
        return new Scope(this, end);
    }

    /// <summary>Writes braces around what is written until the block is disposed.</summary>
    public Scope Block()
    {
        Line("{");
        _indentation += Step;
        return new Scope(this, "}");
    }

    /// <summary>Indents what is written until the scope is disposed.</summary>
    public Scope Indent()
    {
        _indentation += Step;
        return new Scope(this, end: null);
    }

    /// <summary>The whole text.</summary>
    public override string ToString()
    {
        if (_indentation != 0)
            throw new InvalidOperationException("A block was not closed.");
        return _text.ToString();
    }

    internal readonly struct Scope(SourceWriter writer, string? end) : IDisposable
    {
        public void Dispose()
        {
            writer._indentation -= Step;
            if (end is not null)
                writer.Line(end);
        }
    }
}
