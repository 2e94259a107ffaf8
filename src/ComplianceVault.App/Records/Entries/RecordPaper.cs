using System.Globalization;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>
/// A record as a paper (R43): what stands on it as on its form, its signatures with whether they hold, what was struck through with who, when and why, page x of y,
/// who printed it and when.
/// </summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class RecordPaper(Vault vault, IDbContextFactory<VaultDbContext> databases, RecordQueries records, CompanyTime time)
{
    private const int ShownHash = 16;
    private const int WideTable = 8;

    private static readonly string[] CorrectionColumns = ["record-field", "record-before", "record-after", "record-reason", "record-corrected-by", "column-time"];
    private static readonly string[] MoveColumns = ["record-step", "record-state-after", "column-name", "column-time", "record-attested"];
    private static readonly string[] SignatureColumns = ["record-field", "column-meaning", "column-name", "column-time", "column-check"];

    /// <summary>Refusals: <c>access.export-not-granted</c>, <c>records.not-found</c>, <c>records.not-submitted</c>, <c>records.disposed</c>.</summary>
    public async Task<Result<OpenedFile>> PdfAsync(Actor actor, Guid id, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        var view = await records.GetAsync(actor, id, ct);
        if (!view.Succeeded)
            return view.Error;
        if (view.Value.Record is not { Number: { } number } || view.Value.Draft is not null)
            return Error.Conflict("records.not-submitted");
        if (view.Value.Record.State == RecordState.Disposed)
            return Error.Conflict("records.disposed");
        await using var db = await databases.CreateDbContextAsync(ct);
        var departments = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.NameZh, ct);
        var pdf = await PaperFiles.WriteAsync(Paper(actor, view.Value, number, departments), ct);
        if (!pdf.Succeeded)
            return pdf.Error;
        await vault.ActAsync(this, actor, act =>
        {
            act.Note("record.downloaded", new ObjectRef(Record.Kind, id), new { number });
            return Task.FromResult(Result.Success);
        }, ct);
        return new OpenedFile(pdf.Value, $"{number}.pdf", FileTypes.Of(SourceFormat.Pdf), pdf.Value.Length);
    }

    /// <summary>What a record would be as a paper, of a form that is being designed: under the form's number, without a number of its own.</summary>
    internal async Task<Result<OpenedFile>> ExampleAsync(Actor actor, RecordView view, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var departments = await db.Set<Department>().AsNoTracking().ToDictionaryAsync(d => d.Code, d => d.NameZh, ct);
        var pdf = await PaperFiles.WriteAsync(Paper(actor, view with { ContentHash = "—".PadRight(ShownHash) }, PaperWords.Of("record-example"), departments), ct);
        return pdf.Succeeded ? new OpenedFile(pdf.Value, $"{view.Form.Number}.pdf", FileTypes.Of(SourceFormat.Pdf), pdf.Value.Length) : pdf.Error;
    }

    private PageDocument Paper(Actor actor, RecordView view, string number, Dictionary<string, string> departments) => new()
    {
        Title = view.Form.TitleZh,
        RunningHeader = PaperWords.Line(view.Form.Number, view.EditionLabel, number),
        RunningFooter = PaperWords.Of("record-printed", actor.Name, PaperWords.Moment(time.Local(time.Now)), view.ContentHash[..ShownHash]),
        Created = time.Offset(view.Record.SubmittedAt ?? view.Record.BegunAt),
        IsLandscape = view.Model.Fields.Any(f => f.Columns.Count > WideTable),
        Blocks = [.. Head(view, number, departments), .. view.Model.Form.Stages.SelectMany(s => s.Sections).SelectMany(s => Section(view, s)), .. Moves(view), .. Signatures(view), .. Corrections(view)],
    };

    private IEnumerable<PageBlock> Head(RecordView view, string number, Dictionary<string, string> departments)
    {
        var record = view.Record;
        if (record.State == RecordState.Voided)
            yield return new PageNote(PaperWords.Of("record-voided", record.VoidReason ?? ""));
        if (record.Corrections > 0)
            yield return new PageNote(PaperWords.Of("record-changed", record.Corrections));
        if (record.IsLate)
            yield return new PageNote(PaperWords.Of("record-late"));
        yield return new PageFacts([
            new(PaperWords.Of("record-number"), number),
            new(PaperWords.Of("record-department"), departments.GetValueOrDefault(record.Department, record.Department)),
            new(PaperWords.Of("record-happened"), PaperWords.Day(record.HappenedOn!.Value)),
            new(PaperWords.Of("record-entered"), PaperWords.Moment(time.Local(record.SubmittedAt ?? record.BegunAt))),
            new(PaperWords.Of("record-filler"), record.ForName is { } instead ? PaperWords.Of("record-for", record.BegunByName, instead) : record.BegunByName),
            new(PaperWords.Of("record-state"), record.StateZh ?? PaperWords.Of(record.State)),
        ]);
    }

    private IEnumerable<PageBlock> Section(RecordView view, FormSection section)
    {
        var (text, facts, struck) = (new FieldText(time.Zone), new List<KeyValuePair<string, string>>(), new Dictionary<int, IReadOnlyList<StruckText>>());
        var blocks = new List<PageBlock>();
        foreach (var field in section.Fields.Where(f => f.Type != FieldType.Signature && view.Model.IsShown(f, view.Values, view.Facts)))
        {
            if (field.Columns.Count == 0)
            {
                if (Struck(view, field.Key) is { Count: > 0 } before)
                    struck[facts.Count] = before;
                facts.Add(new(field.Label.Zh, RecordWords.Printed(view, field, text, time)));
                continue;
            }

            blocks.Add(new PageHeading(null, field.Label.Zh, 3));
            blocks.Add(Table(view, field, text));
        }

        if (section.Title is { } title && facts.Count + blocks.Count > 0)
            yield return new PageHeading(null, title.Zh, 2);
        if (facts.Count > 0)
            yield return new PageFacts(facts) { Struck = struck };
        foreach (var block in blocks)
            yield return block;
    }

    private PageTable Table(RecordView view, FormField table, FieldText text)
    {
        var rows = view.Values.Rows(table.Key);
        return new PageTable([
            new TableRow([.. table.Columns.Select(c => new TableCell(c.Label.Zh))], IsHeader: true),
            .. rows.Select(r => new TableRow([.. table.Columns.Select(c => new TableCell(text.Show(c, r[c.Key])))])),
        ])
        {
            Struck = rows.SelectMany((r, i) => table.Columns.Select((c, j) => (At: (i + 1, j), Before: Struck(view, FillingCheck.Place(table.Key, r.Id, c.Key))))).Where(s => s.Before.Count > 0).ToDictionary(s => s.At, s => s.Before),
        };
    }

    /// <summary>划改: every value that stood there before, the oldest first, with who struck it through, when and why.</summary>
    private IReadOnlyList<StruckText> Struck(RecordView view, string place) =>
        [.. view.Struck[place].Select(c => new StruckText(c.Before.Length == 0 ? "—" : c.Before, $"{c.ByName} {PaperWords.Moment(time.Local(c.At))} {Why(c)}"))];

    private static string Why(CorrectionView correction) => correction.Explanation is null ? PaperWords.Of(correction.Reason) : $"{PaperWords.Of(correction.Reason)}：{correction.Explanation}";

    private IEnumerable<PageBlock> Moves(RecordView view)
    {
        if (view.Moves.Count == 0)
            yield break;
        yield return new PageHeading(null, PaperWords.Of("record-moves"), 2);
        yield return new PageTable([
            new TableRow([.. MoveColumns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true),
            .. view.Moves.Select(m => new TableRow([new(m.ActionZh), new(m.ToZh), new(m.ByName), new(PaperWords.Moment(time.Local(m.At))), new(m.Attested ?? "")])),
        ]);
    }

    private IEnumerable<PageBlock> Signatures(RecordView view)
    {
        if (view.Signatures.Count == 0)
            yield break;
        yield return new PageHeading(null, PaperWords.Of("signed"), 2);
        yield return new PageTable([
            new TableRow([.. SignatureColumns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true),
            .. view.Signatures.Select(s => new TableRow([
                new(view.Model.Field(s.Field)?.Label.Zh ?? ""), new(PaperWords.Of(s.Step.Meaning) + (s.IsSample ? PaperWords.Of("sample") : "")), new(s.Step.DoneByName ?? ""),
                new(s.Step.DoneAt is { } at ? PaperWords.Moment(time.Local(at)) : ""), new(s.Step.DoneAt is null ? "" : PaperWords.Of(s.Holds ? "holds" : "fails"))])),
        ]);
    }

    private IEnumerable<PageBlock> Corrections(RecordView view)
    {
        if (view.Corrections.Count == 0)
            yield break;
        yield return new PageHeading(null, PaperWords.Of("record-corrections"), 2);
        yield return new PageTable([
            new TableRow([.. CorrectionColumns.Select(c => new TableCell(PaperWords.Of(c)))], IsHeader: true),
            .. view.Corrections.Select(c => new TableRow([
                new(c.Label), new(c.Before.Length == 0 ? "—" : c.Before), new(c.After.Length == 0 ? "—" : c.After),
                new(Why(c)), new(c.ByName), new(PaperWords.Moment(time.Local(c.At)))])),
        ]);
    }
}

/// <summary>What stands in a field, where the signatures say it.</summary>
public static class RecordWords
{
    /// <summary>Who and when beside a signature are those of the signature; the state is that of the record; all else is what was filled in.</summary>
    public static string Printed(RecordView view, FormField field, FieldText text, CompanyTime time)
    {
        if (field.Set == FieldSetter.State)
            return view.Record.StateZh ?? VaultWords.Of(view.Record.State);
        if (!view.Model.SignedBefore.TryGetValue(field.Key, out var signature))
            return text.Show(field, view.Values[field.Key]);
        var step = view.Signatures.FirstOrDefault(s => s.Field == signature && s.Holds)?.Step;
        return step?.DoneAt is not { } at ? "" : field.Set == FieldSetter.Actor ? step.DoneByName ?? ""
            : field.Type == FieldType.Date ? DateOnly.FromDateTime(time.Local(at)).ToString(FieldText.DayFormat, CultureInfo.InvariantCulture)
            : time.Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
    }
}
