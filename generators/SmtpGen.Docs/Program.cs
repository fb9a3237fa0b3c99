using SmtpGen.Docs;

// dotnet run --project generators/SmtpGen.Docs: writes the pages and tables that say what commands.json says. With --check it writes
// nothing, and fails where one is stale.
string root = Page.FindRoot(Environment.CurrentDirectory);
IReadOnlyList<Page> stale = [.. Page.All(root).Where(page => !page.IsFresh(root))];
bool check = args.Contains("--check");
foreach (Page page in stale)
{
    Console.WriteLine(check ? $"{page.Path} is stale" : $"{page.Path} was written");
    if (!check)
        page.Write(root);
}

return check && stale.Count > 0 ? 1 : 0;
