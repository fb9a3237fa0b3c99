namespace SmtpGen.Generators.Spec;

/// <summary>The members that name something: a C# identifier, or another entry of the file.</summary>
internal sealed partial class EntryReader
{
    /// <summary>A name in C# that must be there.</summary>
    public string NewName(string key)
    {
        var name = Text(key);
        if (name.Length > 0)
            CheckIdentifier(name, SpanOf(key));
        return name;
    }

    /// <summary>A name in C#, or the one that is made of the entry's key when there is none. What is wrong with the entry so far may be its key: that is said once.</summary>
    public string NewName(string key, string otherwise)
    {
        if (OptionalNewName(key) is { } name)
            return name;
        if (IsSound)
            CheckIdentifier(otherwise, KeySpan);
        return otherwise;
    }

    /// <summary>The name of a type that is there already, with its namespace where that is not the library's.</summary>
    public string TypeName(string key)
    {
        var name = Text(key);
        if (name.Length > 0)
        {
            foreach (var part in name.Split('.'))
                CheckIdentifier(part, SpanOf(key));
        }

        return name;
    }

    public string? OptionalNewName(string key) => Find(key) is null ? null : NewName(key);

    public EquatableArray<string> NewNames(string key)
        => Strings(key).Select(value =>
        {
            CheckIdentifier(value.Text, value.Span);
            return value.Text;
        }).ToEquatableArray();

    public string? Reference(string key, NameSet names)
    {
        var name = OptionalText(key);
        if (!string.IsNullOrEmpty(name))
            CheckReference(name!, SpanOf(key), names);
        return name;
    }

    /// <param name="key">The key.</param>
    /// <param name="names">What may be referred to.</param>
    /// <param name="exempt">What else may stand there.</param>
    public EquatableArray<string> References(string key, NameSet names, Func<string, bool>? exempt = null)
        => Strings(key).Select(value =>
        {
            if (exempt?.Invoke(value.Text) != true)
                CheckReference(value.Text, value.Span, names);
            return value.Text;
        }).ToEquatableArray();

    public void CheckReference(string name, SpecSpan span, NameSet names)
    {
        if (!names.IsOpen && !names.Names.Contains(name))
            Report(SpecProblemKind.UnknownReference, $"there is no {names.Kind} \"{Identifier.Shown(name)}\" in \"{names.Section}\".{Suggest(name, names.Names)}", span);
    }

    public void CheckIdentifier(string name, SpecSpan span)
    {
        if (!Identifier.IsValid(name))
            Report(SpecProblemKind.BadIdentifier, $"\"{Identifier.Shown(name)}\" cannot be a name in C#: write letters and digits, a letter first, {Identifier.LongestName} at most, and no keyword", span);
    }

    private IEnumerable<JsonValue> Strings(string key)
    {
        var strings = new List<JsonValue>();
        var seen = new HashSet<string>();
        foreach (var item in Items(key))
        {
            if (item.Kind != JsonKind.String)
                Report(SpecProblemKind.WrongType, $"\"{key}\" must hold text in double quotes", item.Span);
            else if (!seen.Add(item.Text))
                Report(SpecProblemKind.DuplicateKey, $"\"{item.Text}\" stands twice in \"{key}\": remove one", item.Span);
            else
                strings.Add(item);
        }

        return strings;
    }
}
