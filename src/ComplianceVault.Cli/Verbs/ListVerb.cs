using System.CommandLine;
using ComplianceVault.App.Lists;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault list [NAME] [--as-of DATE]</c>: a list that auditors ask for, one object a row; without a name, which lists there are.</summary>
internal static class ListVerb
{
    private static readonly Argument<string?> Name = new("NAME") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<DateOnly?> AsOf = DayOption.AsOf();

    /// <summary>Headings and rows of a list; of the list of lists where none was named.</summary>
    internal sealed record Answer(IReadOnlyList<string> Keys, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
    {
        public IEnumerable<Dictionary<string, string>> Objects() => Rows.Select(r => Keys.Zip(r).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
    }

    public static Command Create()
    {
        Name.Description = Say($"清单名称，省略则列出全部清单", $"name of the list; left out: which lists there are");
        AsOf.Description = DayOption.About;
        return new Command("list", Say($"审核要看的清单", $"the lists that auditors ask for")) { Name, AsOf }.Does(RunAsync, Print, json: (answer, to) => Verb.WriteJson(answer.Objects(), to), isExport: true);
    }

    private static async Task<Result<Answer>> RunAsync(VerbRun run)
    {
        if (await run.Host.OpenAsync(run.Token) is { Succeeded: false } missing)
            return missing.Error;
        var actor = await run.OperatorAsync();
        if (!actor.Succeeded)
            return actor.Error;
        if (run.Value(Name) is not { } name)
        {
            var heads = await run.Host.Get<ListQueries>().HeadsAsync(actor.Value, run.Token);
            return heads.Succeeded ? new Answer(["name", "form", "title"], [Say($"名称", $"name"), Say($"表单", $"form"), Say($"清单", $"list")], [.. heads.Value.Select(h => (IReadOnlyList<string>)[h.Code, h.Form ?? "", ListWords.Title(h.Code)])]) : heads.Error;
        }

        var list = await run.Host.Get<ExportList>().ExecuteAsync(actor.Value, name, run.Value(AsOf), run.Token);
        return list.Succeeded ? await ShownAsync(list.Value, run.Host.Get<ListWords>(), run.Token) : list.Error;
    }

    private static async Task<Answer> ShownAsync(ListExport list, ListWords words, CancellationToken ct)
    {
        var rows = new List<IReadOnlyList<string>>();
        await foreach (var row in list.Rows.WithCancellation(ct))
            rows.Add([.. row.Select((value, i) => words.Of(value, list.Head.Columns[i].Kind))]);
        return new([.. list.Head.Columns.Select(c => c.Key.Replace('-', '_'))], [.. list.Head.Columns.Select(c => ListWords.Heading(c))], rows);
    }

    private static void Print(Answer answer, TextWriter to)
    {
        to.WriteLine(string.Join('\t', answer.Headings));
        foreach (var row in answer.Rows)
            to.WriteLine(string.Join('\t', row.Select(v => v.ReplaceLineEndings(" "))));
    }
}
