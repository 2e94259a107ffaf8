using System.CommandLine;
using System.Text.Json;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault records import FORM FILE.xlsx</c>: a sheet into the register of a form, as on the page; <c>--check</c> only says what would be.</summary>
internal static class RecordsVerbs
{
    private const string DayFirst = "day-first";
    private const string MonthFirst = "month-first";
    private static readonly Argument<string> Form = new("FORM");
    private static readonly Argument<FileInfo> Sheet = new("FILE.xlsx");
    private static readonly Option<FileInfo?> Map = new("--map") { HelpName = "FILE" };
    private static readonly Option<string?> Name = new("--sheet") { HelpName = "NAME" };
    private static readonly Option<string?> Dates = new Option<string?>("--dates") { HelpName = $"{DayFirst}|{MonthFirst}" }.AcceptOnlyFromAmong(DayFirst, MonthFirst);
    private static readonly Option<bool> OnlyAll = new("--only-all");
    private static readonly Option<bool> Again = new("--again");
    private static readonly Option<bool> Check = new("--check");

    /// <summary>What is wrong where.</summary>
    internal sealed record Fault(int Row, string Column, string Message);

    /// <summary>Where a column went; null: nowhere.</summary>
    internal sealed record Column(string Heading, string? Field);

    /// <summary>What became of the sheet; of one that was only checked, what would.</summary>
    internal sealed record Outcome(string Form, string Sheet, bool Checked, int Imported, int Known, int Faulty, IReadOnlyList<Column> Columns, IReadOnlyList<Fault> Faults);

    public static Command Create()
    {
        Form.Description = Say($"表单编号", $"number of the form");
        Sheet.Description = Say($"Excel 文件", $"the Excel file");
        Map.Description = Say($"JSON 文件：表头 → 字段的键或名称，null 为不导入；省略则按表头对应，或沿用上次", $"JSON file: heading → key or label of the field, null to leave out; without it by the headings, or as the last time");
        Name.Description = Say($"工作表，默认第一张", $"the sheet, default the first");
        Dates.Description = Say($"日期写法，只在分不清时需要", $"how days are written, only where it is in doubt");
        OnlyAll.Description = Say($"全部无误才导入", $"import only if all rows are right");
        Again.Description = Say($"已导入过的行也再导入一次", $"import once more what is there already");
        Check.Description = Say($"只校验，不导入", $"check only, import nothing");
        return new Command("records", Say($"记录", $"records"))
        {
            new Command("import", Say($"从 Excel 导入记录，与手工填写同样校验", $"import records from Excel, checked as when they are filled by hand")) { Form, Sheet, Map, Name, Dates, OnlyAll, Again, Check }.Does(RunAsync, Print, o => o.Faulty == 0),
        };
    }

    private static async Task<Result<Outcome>> RunAsync(VerbRun run)
    {
        if (await run.Host.OpenAsync(run.Token) is { Succeeded: false } missing)
            return missing.Error;
        if (run.Value(CommonOptions.As) is not { } person)
            return Error.Invalid("records.sheet-as-whom");
        var actor = await run.Host.PersonAsync(person, run.Token);
        if (!actor.Succeeded)
            return actor.Error;
        var id = await ReceiveAsync(run, actor.Value, run.Value(Sheet)!);
        if (!id.Succeeded)
            return id.Error;
        var done = await ImportAsync(run, actor.Value, id.Value);
        // What was refused or only checked is brought again; nobody goes on with it.
        if ((run.Value(Check) || !done.Succeeded) && await run.Host.Get<GiveUpSheet>().ExecuteAsync(actor.Value, id.Value, run.Token) is { Succeeded: false } notGivenUp && done.Succeeded)
            return notGivenUp.Error;
        return done;
    }

    private static async Task<Result<Outcome>> ImportAsync(VerbRun run, Actor actor, Guid id)
    {
        var view = await ViewAsync(run, actor, id);
        if (!view.Succeeded)
            return view.Error;
        if (view.Value.Refusal is { } refusal)
            return refusal;
        if (run.Value(Check))
            return Told(view.Value, new(view.Value.Count.Ready, view.Value.Count.Known, view.Value.Count.Faulty, [.. view.Value.Wrong.SelectMany(w => w.Faults)]), isCheck: true);
        var kept = await run.Host.Get<StartSheet>().KeepAsync(actor, id, view.Value.Plan, run.Token);
        if (!kept.Succeeded)
            return kept.Error;
        var done = await run.Host.Get<ImportSheet>().ExecuteAsync(actor, id, Verb.Progress(Say($"导入记录", $"importing records")), run.Token);
        return done.Succeeded ? Told(view.Value, done.Value, isCheck: false) : done.Error;
    }

    private static async Task<Result<Guid>> ReceiveAsync(VerbRun run, Actor actor, FileInfo file)
    {
        try
        {
            await using var content = new FileStream(file.FullName, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            return await run.Host.Get<ReceiveSheet>().ExecuteAsync(actor, run.Value(Form)!, file.Name, content, run.Token);
        }
        catch (Exception e) when (FilesBelow.IsUnreadable(e))
        {
            return FilesBelow.Unreadable(e);
        }
    }

    /// <summary>The sheet by what was asked for; what was not asked for stays as it is proposed.</summary>
    private static async Task<Result<SheetView>> ViewAsync(VerbRun run, Actor actor, Guid id)
    {
        var queries = run.Host.Get<SheetQueries>();
        var first = await queries.GetAsync(actor, id, run.Value(Name) is { } sheet ? new SheetPlan { Sheet = sheet } : null, run.Token);
        if (!first.Succeeded)
            return first;
        if (run.Value(Name) is { } named && first.Value.Plan.Sheet != named)
            return Error.NotFound("records.sheet-not-there", named);
        var columns = await MappedAsync(run, first.Value);
        if (!columns.Succeeded)
            return columns.Error;
        var plan = first.Value.Plan with { Columns = columns.Value, OnlyAll = run.Value(OnlyAll), Again = run.Value(Again) };
        return await queries.GetAsync(actor, id, run.Value(Dates) is { } dates ? plan with { Dates = dates == DayFirst ? DateOrder.DayFirst : DateOrder.MonthFirst } : plan, run.Token);
    }

    private static async Task<Result<IReadOnlyList<SheetColumnPlan>>> MappedAsync(VerbRun run, SheetView view)
    {
        if (run.Value(Map) is not { } file)
            return Result.Of(view.Plan.Columns);
        Dictionary<string, string?> wanted;
        try
        {
            wanted = JsonSerializer.Deserialize<Dictionary<string, string?>>(await File.ReadAllTextAsync(file.FullName, run.Token)) ?? [];
        }
        catch (Exception e) when (e is JsonException || FilesBelow.IsUnreadable(e))
        {
            return Error.Invalid("records.sheet-map-unreadable", file.Name);
        }

        if (wanted.Keys.FirstOrDefault(h => view.Plan.Columns.All(c => c.Heading != h)) is { } heading)
            return Error.NotFound("records.sheet-no-heading", heading);
        var places = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var (name, field) in wanted)
        {
            places[name] = view.Targets.FirstOrDefault(t => t.Place == field || t.LabelZh == field || t.Label == field)?.Place;
            if (field is not null && places[name] is null)
                return Error.Invalid("records.sheet-field-unknown", field);
        }

        return Result.Of<IReadOnlyList<SheetColumnPlan>>([.. view.Plan.Columns.Select(c => places.TryGetValue(c.Heading, out var place) ? c with { Place = place } : c)]);
    }

    private static Outcome Told(SheetView view, SheetOutcome done, bool isCheck) => new(
        view.Form, view.Plan.Sheet, isCheck, done.Imported, done.Known, done.Faulty, [.. view.Plan.Columns.Select(c => new Column(c.Heading, c.Place))],
        [.. done.Faults.Select(f => new Fault(f.Row, f.Column, VaultWords.Of(f.Why)))]);

    private static void Print(Outcome done, TextWriter to)
    {
        foreach (var column in done.Columns)
            to.WriteLine($"{column.Heading.Trim()}\t{column.Field ?? Say($"（不导入）", $"(left out)")}");
        foreach (var fault in done.Faults)
            to.WriteLine(Say($"第 {fault.Row} 行\t{fault.Column.Trim()}\t{fault.Message}", $"line {fault.Row}\t{fault.Column.Trim()}\t{fault.Message}"));
        to.WriteLine(done.Checked
            ? Say($"{done.Form}：可导入 {done.Imported}，已导入过 {done.Known}，有误 {done.Faulty}", $"{done.Form}: {done.Imported} ready, {done.Known} there already, {done.Faulty} wrong")
            : Say($"{done.Form}：已导入 {done.Imported}，已导入过 {done.Known}，有误 {done.Faulty}", $"{done.Form}: {done.Imported} imported, {done.Known} there already, {done.Faulty} wrong"));
    }
}
