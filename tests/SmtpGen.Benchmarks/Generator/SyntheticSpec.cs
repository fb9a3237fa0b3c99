using System.Text;

namespace SmtpGen.Benchmarks.Generator;

/// <summary>A project's spec file of any length: verbs with arguments, rules and replies, every third with options.</summary>
internal static class SyntheticSpec
{
    public static string Of(int verbs)
    {
        var text = new StringBuilder("""
            {
              "about": "Verbs that nobody speaks.",
              "replies": { "259": { "name": "Fine", "about": "It is done." } },
              "exceptions": { "MadeUpException": { "about": "It was refused. The connection stays usable.", "base": "SmtpResponseException" } },
              "options": {
            """);
        text.AppendJoin(",\n", Enumerable.Range(0, verbs).Where(HasOptions).Select(Option)).Append("\n  },\n  \"commands\": {\n");
        text.AppendJoin(",\n", Enumerable.Range(0, verbs).Select(Command)).Append("\n  }\n}\n");
        return text.ToString();
    }

    /// <summary>What the documentation of one verb says.</summary>
    public const string Sentence = "Does the thing of number 1.";

    private static bool HasOptions(int verb) => verb % 3 == 0;

    private static string Option(int verb)
        => $"    \"XO{verb}\": {{ \"on\": [\"XV{verb}\"], \"kind\": \"integer\", \"minimum\": 0, \"maximum\": {verb + 9}, \"about\": \"How often for number {verb}.\" }}";

    private static string Command(int verb) => $$"""
            "XV{{verb}}": {
              "about": "Does the thing of number {{verb}}.",
              "arguments": [{ "name": "token", "kind": "text", {{(HasOptions(verb) ? "" : "\"optional\": true, ")}}"about": "What to give back." }],
              {{(HasOptions(verb) ? $"\"options\": \"Xv{verb}Options\"," : "")}}
              "requires": ["hello"], "forbids": ["sender"],
              "replies": { "259": "it is done", "450": "not now", "550": "no" },
              "exception": "MadeUpException"
            }
        """;
}
