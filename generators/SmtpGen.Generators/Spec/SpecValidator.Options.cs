using SmtpGen.Generators.Spec.Model;

namespace SmtpGen.Generators.Spec;

internal sealed partial class SpecValidator
{
    /// <summary>Keeps the options that some command takes.</summary>
    private List<Entry<Option>> Owned(List<Entry<Option>> options, List<Entry<Command>> commands)
    {
        var withoutOptions = new HashSet<string>(commands.Where(command => command.Value.Options is null).Select(command => command.Key));
        return [.. options.Where(option => IsOwned(option, withoutOptions))];
    }

    private bool IsOwned(Entry<Option> option, HashSet<string> withoutOptions)
    {
        // The library lists options of commands that have no class for them, too: the analyzer knows such words.
        if (_isOwn && !BuiltInSpec.Has(option.Place) ? option.Value.On.Any(verb => !withoutOptions.Contains(verb)) : option.Value.On.Count > 0)
            return true;
        var refusing = option.Value.On.FirstOrDefault();
        _problems.Add(
            SpecProblemKind.OrphanOption,
            refusing is null
                ? $"no command takes the option \"{option.Key}\": name some in \"on\""
                : $"the command \"{refusing}\" takes no options: name the class of its options in the command's \"options\", or leave it out of \"on\"",
            option.Place);
        return false;
    }
}
