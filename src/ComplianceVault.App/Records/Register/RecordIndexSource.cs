using System.Globalization;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Register;

/// <summary>
/// A submitted record is found by its number, its form, everything that stands on it and what its files say; what was struck through is found no more. The
/// rights are those of <see cref="RecordRights"/>, said for the index.
/// </summary>
internal sealed class RecordIndexSource(CompanyTime time, RecordFileText files) : IIndexSource
{
    private const int PieceLength = 30_000;

    private static readonly string[] Open = [nameof(Classification.Public), nameof(Classification.Internal)];

    public string Kind => Record.Kind;

    public IQueryable<Guid> All(VaultDbContext db) => db.Set<Record>().Where(r => r.State != RecordState.Draft && r.State != RecordState.Disposed).OrderBy(r => r.Id).Select(r => r.Id);

    public IQueryable<Guid> Readable(VaultDbContext db, Actor actor) => RecordRights.Readable(db, actor).Where(r => r.State != RecordState.Draft && r.State != RecordState.Disposed).Select(r => r.Id);

    public Filter Findable(Actor actor)
    {
        if (!(actor.Can(Permission.Read) || actor.Can(Permission.Audit)))
            return Filter.Nothing;
        if (actor.IsExternal)
            return actor.Grant?.Records is { } access ? Granted(access) : Filter.Nothing;
        if (DocumentRights.ControlsAll(actor))
            return Filter.Everything;
        var open = new Filter.Has(DocumentRights.ClassificationField, Open);
        return new Filter.Any(
            new Filter.Has(DocumentRights.ReaderField, [$"person/{actor.PersonId:D}", .. actor.Offices.Select(o => $"office/{o}"), .. actor.Roles.Select(r => $"role/{r}"), .. actor.Departments.Select(d => $"department/{d}")]),
            actor.Can(Permission.Audit) ? open : new Filter.All(open, new Filter.Has(RegisterValues.DepartmentField, [.. actor.Departments])));
    }

    private static Filter.All Granted(RecordAccess access) => new(
        new Filter.Has(RegisterValues.FormField, access.Forms),
        new Filter.Between(RegisterValues.HappenedNumber, RegisterValues.OfDay(access.From), RegisterValues.LastMinute(access.To)),
        new Filter.Any(new Filter.Has(DocumentRights.ClassificationField, Open), new Filter.Has(RegisterValues.FormField, access.RestrictedForms)));

    public async Task<Result<IReadOnlyList<SearchDocument>>> ReadAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        if (await RecordCase.LoadAsync(db, id, ct) is not { Record: { State: not (RecordState.Draft or RecordState.Disposed), Number: { } number } record } of)
            return Result.Of<IReadOnlyList<SearchDocument>>([]);
        var values = RecordValues.Parse((await of.ContentAsync(db, ct)).Values);
        var clauses = await db.Set<FormClause>().Where(c => c.FormId == record.FormId && c.To == null).Select(c => c.Clause).ToListAsync(ct);
        var keywords = new Dictionary<string, IReadOnlyList<string>>
        {
            [IIndexSource.KindField] = [Record.Kind],
            [RegisterValues.FormField] = [of.Form.Number],
            ["document-name"] = [of.Form.Number, of.Form.TitleZh],
            ["clause"] = clauses,
            ["clause-chain"] = [.. clauses.Select(ClauseNumber.TryParse).SelectMany(c => c?.PrefixChain ?? []).Select(c => c.Text).Distinct()],
            [RegisterValues.DepartmentField] = [record.Department],
            [DocumentRights.ClassificationField] = [record.Classification.ToString()],
            [DocumentRights.ReaderField] = [.. Readers(of), .. await TurnsAsync(db, id, ct)],
        };
        var pieces = Pieces(of, number, keywords, "r", record.Title, TextOf(of.Model, values)).ToList();
        pieces[0] = new RegisterValues(time.Zone).Onto(pieces[0], record, (await RegisterSlots.OfAsync(db, record.FormId, ct)).Fields(of.Model.Form), values);
        foreach (var ((file, text), n) in (await files.OfAsync(of.Model, values, ct)).Select((f, n) => (f, n)))
            pieces.AddRange(Pieces(of, number, keywords, string.Create(CultureInfo.InvariantCulture, $"f{n}"), file.Name, text));
        return Result.Of<IReadOnlyList<SearchDocument>>(pieces);
    }

    private static IEnumerable<SearchDocument> Pieces(RecordCase of, string number, Dictionary<string, IReadOnlyList<string>> keywords, string key, string heading, string text) =>
        Enumerable.Range(0, Math.Max(1, (text.Length + PieceLength - 1) / PieceLength)).Select(part => new SearchDocument
        {
            Owner = $"{Record.Kind}/{of.Record.Id:D}",
            Key = part == 0 ? key : string.Create(CultureInfo.InvariantCulture, $"{key}#{part}"),
            Code = number,
            Heading = heading,
            Title = of.Form.TitleZh,
            Text = text.Substring(part * PieceLength, Math.Min(PieceLength, text.Length - (part * PieceLength))),
            Keywords = keywords,
            Numbers = RegisterValues.Happened(of.Record), // on every piece: what a file says is granted by the same days
        });

    /// <summary>For whom a record under way waits.</summary>
    private static async Task<IReadOnlyList<string>> TurnsAsync(VaultDbContext db, Guid id, CancellationToken ct)
    {
        var turns = await db.Set<RecordTurn>().AsNoTracking().Where(t => t.RecordId == id).ToListAsync(ct);
        return [.. turns.SelectMany(t => new[] { t.Office is null ? null : $"office/{t.Office}", t.PersonId is { } person ? $"person/{person:D}" : null, t.Department is null ? null : $"department/{t.Department}" }).OfType<string>().Distinct()];
    }

    private string TextOf(FormModel form, RecordValues values)
    {
        var text = new FieldText(time.Zone);
        var lines = form.Fields.SelectMany(f => f.Columns.Count == 0
            ? [Line(f, text.Show(f, values[f.Key]))]
            : values.Rows(f.Key).Select(r => string.Join(' ', f.Columns.Select(c => text.Show(c, r[c.Key])).Where(w => w.Length > 0))));
        return string.Join('\n', lines.Where(l => l.Length > 0));
    }

    private static string Line(FormField field, string words) => words.Length == 0 ? "" : $"{field.Label.Zh}：{words}";

    /// <summary>Who had part in it, and whose office or role gives the right.</summary>
    private static IEnumerable<string> Readers(RecordCase of)
    {
        var record = of.Record;
        var people = of.Steps.SelectMany(s => new[] { s.DoneById, s.NamedId }).Concat(of.Moves.Select(m => (Guid?)m.ById)).Append(record.BegunById).Append(record.ForId).OfType<Guid>();
        var offices = of.Steps.Where(s => s.DoneAt is null && s.RoleCode != Deciders.Witness).Select(s => s.Office).Append(Offices.Of(Role.DepartmentHead, record.Department));
        return people.Distinct().Select(p => $"person/{p:D}").Concat(offices.Distinct().Select(o => $"office/{o}")).Concat(record.FilledByRole is { } role ? [$"role/{role}"] : []);
    }
}
