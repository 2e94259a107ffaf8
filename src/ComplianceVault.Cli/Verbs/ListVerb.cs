using System.CommandLine;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Content.Sheets;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary>
/// <c>cvault list [NAME] [--as-of DATE]</c>: a list that auditors ask for, one object a row; without a name, which lists there are. <c>cvault list 记录清单 --form NUMBER</c>: the records of a form.
/// </summary>
internal static class ListVerb
{
    private const string Records = "record-forms";
    private static readonly Argument<string?> Name = new("NAME") { Arity = ArgumentArity.ZeroOrOne };
    private static readonly Option<DateOnly?> AsOf = DayOption.AsOf();
    private static readonly Option<string?> Form = new("--form");

    /// <summary>Headings and rows of a list; of the list of lists where none was named.</summary>
    internal sealed record Answer(IReadOnlyList<string> Keys, IReadOnlyList<string> Headings, IReadOnlyList<IReadOnlyList<string>> Rows)
    {
        public IEnumerable<Dictionary<string, string>> Objects() => Rows.Select(r => Keys.Zip(r).ToDictionary(p => p.First, p => p.Second, StringComparer.Ordinal));
    }

    public static Command Create()
    {
        Name.Description = Say($"清单名称，省略则列出全部清单", $"name of the list; left out: which lists there are");
        AsOf.Description = DayOption.About;
        Form.Description = Say($"只用于记录清单：列出这一表单的记录", $"of the record list only: the records of this form");
        return new Command("list", Say($"审核要看的清单", $"the lists that auditors ask for")) { Name, AsOf, Form }.Does(RunAsync, Print, json: (answer, to) => Verb.WriteJson(answer.Objects(), to), isExport: true);
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

        if (run.Value(Form) is { } form)
            return name != Records && name != ListWords.Title(Records) ? Error.Invalid("list.form-of-records") : await RecordsAsync(run, actor.Value, form);
        var list = await run.Host.Get<ExportList>().ExecuteAsync(actor.Value, name, run.Value(AsOf), run.Token);
        return list.Succeeded ? await ShownAsync(list.Value, run.Host.Get<ListWords>(), run.Token) : list.Error;
    }

    private static async Task<Result<Answer>> RecordsAsync(VerbRun run, Actor actor, string form)
    {
        var taken = await run.Host.Get<ExportRegister>().ExecuteAsync(actor, new() { Filter = new() { Form = form, To = run.Value(AsOf), Counted = run.Value(AsOf) } }, run.Token);
        if (!taken.Succeeded)
            return taken.Error;
        var departments = await run.Host.Get<DirectoryQueries>().DepartmentsAsync(actor, run.Token);
        if (!departments.Succeeded)
            return departments.Error;
        var named = departments.Value.ToDictionary(d => d.Code, d => Say($"{d.NameZh}", $"{d.NameEn ?? d.NameZh}"), StringComparer.Ordinal);
        var (fields, words) = (taken.Value.First.Columns, run.Host.Get<ListWords>());
        var rows = await taken.Value.Pages.SelectMany(p => p.Rows).Select(r => (IReadOnlyList<string>)
        [
            r.Number ?? "", r.Title, named.GetValueOrDefault(r.Department, r.Department), words.Of(r.HappenedOn, SheetColumnKind.Date), words.Of(r.EnteredOn, SheetColumnKind.Date), r.ForName ?? r.ByName,
            r.StateZh is { } state ? Say($"{state}", $"{r.StateEn ?? state}") : VaultWords.Of(r.State), $"{r.Corrections}", .. r.Cells,
        ]).ToListAsync(run.Token);
        return new Answer(
            ["number", "title", "department", "happened_on", "entered_on", "filled_by", "state", "corrections", .. fields.Select(f => $"field_{f.Place.Replace('/', '_')}")],
            [
                Say($"记录编号", $"number"), Say($"标题", $"title"), Say($"所属部门", $"department"), Say($"发生日期", $"happened on"), Say($"录入日期", $"entered on"),
                Say($"填写人", $"filled by"), Say($"状态", $"state"), Say($"更改次数", $"corrections"), .. fields.Select(f => f.Label),
            ],
            rows);
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
