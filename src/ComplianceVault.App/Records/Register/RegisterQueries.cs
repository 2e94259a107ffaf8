using System.Globalization;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using ComplianceVault.Search;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Register;

/// <summary>
/// 台账: records narrowed by any field of their form, counted, grouped and added up, within the person's rights. The index answers; its rows are read and judged once more by
/// the database. While there is no index to ask, the database alone answers what it can.
/// </summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class RegisterQueries(SearchIndex index, IndexProjection projection, FindRights rights, RecordQueries records, IDbContextFactory<VaultDbContext> databases)
{
    /// <summary>As many as the index ranks; what lies behind them wants more words.</summary>
    private const int MostFound = 300;
    private const int MostGroups = 50;
    private const int MostCards = 20;

    public async Task<Result<RegisterPage>> ListAsync(Actor actor, RegisterAsk ask, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var upToDate = await projection.WaitForAsync(actor.Session.LastSequence, FindRights.Patience, ct);
        await using var db = await databases.CreateDbContextAsync(ct);
        var form = await FormAsync(db, ask.Filter.Form, ct);
        var granted = await rights.OfAsync(actor, ct, Record.Kind);
        var found = ask.Filter.Text.Clean() is { } text ? await FoundAsync(granted, text, ct) : [];
        var request = Request(ask, page, form) with { Rights = granted, Scope = RegisterFilter.Of(actor, ask, form.Fields, found, await FormsOfClauseAsync(db, ask.Filter.Clause, ct)) };
        var answer = index.Open().List(request);
        if (!answer.Succeeded)
            return await WithoutIndexAsync(actor, ask, page, form, answer.Error, ct);
        var rows = await records.RowsAsync(actor, [.. answer.Value.Hits.Select(h => ObjectRef.TryParse(h.Owner, out var r) ? r.Id : Guid.Empty)], ask.Filter.Form, ct);
        return new RegisterPage(
            rows with { Total = answer.Value.Total }, form.Fields, [.. form.Facets.Select(f => Facet(f, answer.Value, form))], ask.GroupBy is { } by ? Facet(by, answer.Value, form) : null,
            [.. form.Summed.Select((f, i) => Sum(f, answer.Value.Sums[i]))], [.. answer.Value.Months.Select(m => new RegisterMonth(m.Month / 100, m.Month % 100, m.Count))], !upToDate, null);
    }

    /// <summary>
    /// 看板: what is asked for, by state, the newest few of each; states without a record are shown as well, and a state of an earlier workflow where records still stand in it.
    /// A form without a workflow has the states of records.
    /// </summary>
    public async Task<Result<IReadOnlyList<RegisterColumn>>> BoardAsync(Actor actor, RegisterAsk ask, CancellationToken ct)
    {
        var all = await ListAsync(actor, ask, new PageRequest(1, 1), ct);
        if (!all.Succeeded)
            return all.Error;
        await using var db = await databases.CreateDbContextAsync(ct);
        var workflows = ask.Filter.Form is { } form ? await WorkflowBook.StartingAsync(db, form, ct) : [];
        var counts = all.Value.Facets.FirstOrDefault(f => f.Place == RegisterOrder.State)?.Groups.ToDictionary(g => g.Word, g => g.Count) ?? [];
        var states = workflows.Take(1).SelectMany(w => w.File.States).Select(s => (s.Title.Zh, s.Title.En)).Concat(counts.Keys.Select(word => (Zh: word, En: (string?)null))).DistinctBy(s => s.Zh).ToList();
        var columns = new List<RegisterColumn>();
        foreach (var (zh, en) in states)
        {
            var rows = counts.ContainsKey(zh) ? await CardsAsync(actor, ask, zh, ct) : [];
            columns.Add(new(zh, en, counts.GetValueOrDefault(zh), rows));
        }

        return Result.Of<IReadOnlyList<RegisterColumn>>(columns);
    }

    /// <summary>
    /// Some of the records asked for: <paramref name="draw"/> is told how many there are and chooses places from 1 in the order of their numbers. Refuses with
    /// <c>sampling.behind</c> while the index has not taken up every change, for the population would be another.
    /// </summary>
    internal async Task<Result<DrawnRecords>> DrawAsync(Actor actor, RegisterAsk ask, Func<int, IReadOnlyList<int>> draw, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var head = await db.Set<TrailHead>().AsNoTracking().Select(h => h.Seq).SingleAsync(ct);
        if (!await projection.WaitForAsync(head, FindRights.Patience, ct))
            return Error.Conflict("sampling.behind");
        var form = await FormAsync(db, ask.Filter.Form, ct);
        var granted = await rights.OfAsync(actor, ct, Record.Kind);
        var found = ask.Filter.Text.Clean() is { } text ? await FoundAsync(granted, text, ct) : [];
        var request = new ListRequest { Rights = granted, Scope = RegisterFilter.Of(actor, ask, form.Fields, found, await FormsOfClauseAsync(db, ask.Filter.Clause, ct)), Order = [new(RegisterValues.NumberColumn, Words: true)], Draw = draw };
        var answer = index.Open().List(request);
        if (!answer.Succeeded)
            return answer.Error;
        var ids = answer.Value.Hits.Select(h => ObjectRef.TryParse(h.Owner, out var r) ? r.Id : Guid.Empty).ToList();
        var rows = await RecordRights.Readable(db, actor).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return rows.Count < ids.Count ? Error.Conflict("sampling.behind") : new DrawnRecords(answer.Value.Total, [.. ids.Select((id, i) => (answer.Value.Drawn[i], rows[id]))]);
    }

    private async Task<IReadOnlyList<RecordListRow>> CardsAsync(Actor actor, RegisterAsk ask, string state, CancellationToken ct) =>
        await ListAsync(actor, ask with { Conditions = [.. ask.Conditions, new(RegisterOrder.State, Words: [state])] }, new PageRequest(1, MostCards), ct) is { Succeeded: true } found ? found.Value.List.Rows : [];

    private static ListRequest Request(RegisterAsk ask, PageRequest page, RegisterForm form) => new()
    {
        Rights = Filter.Nothing,
        Order = Order(ask, form),
        Skip = page.Skip,
        Top = page.Take,
        Groups = [.. form.Facets.Append(ask.GroupBy).OfType<string>().Select(form.ColumnOf).OfType<string>().Distinct()],
        FacetValues = MostGroups,
        Sums = [.. form.Summed.Select(f => f.Slot)],
        Months = RegisterValues.HappenedNumber,
    };

    private static IReadOnlyList<ListOrder> Order(RegisterAsk ask, RegisterForm form)
    {
        ListOrder newest = new(RegisterValues.HappenedNumber, Descending: true);
        ListOrder last = new(RegisterValues.NumberColumn, Words: true, Descending: true);
        ListOrder? chosen = ask.Sort switch
        {
            null => null,
            RegisterOrder.Number => new(RegisterValues.NumberColumn, Words: true, ask.Descending),
            RegisterOrder.Title => new(RegisterValues.TitleColumn, Words: true, ask.Descending),
            RegisterOrder.State => new(RegisterValues.StateColumn, Words: true, ask.Descending),
            RegisterOrder.Happened => new(RegisterValues.HappenedNumber, Descending: ask.Descending),
            { } place => form.Fields.FirstOrDefault(f => f.Place == place) is { } field ? new(field.Slot, field.Kind == SlotKind.Words, ask.Descending) : null,
        };
        return chosen is null ? [newest, last] : [chosen, newest, last];
    }

    /// <summary>Every word must stand there as it is typed, for a list is narrowed by it.</summary>
    private Task<IReadOnlyList<string>> FoundAsync(Filter granted, string words, CancellationToken ct)
    {
        var exactly = string.Join(' ', words.Replace("\"", " ", StringComparison.Ordinal).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(w => $"\"{w}\""));
        var answer = index.Open().Search(new SearchRequest { Query = exactly, Rights = granted, Top = MostFound }, ct);
        return Task.FromResult<IReadOnlyList<string>>(answer.Succeeded ? [.. answer.Value.Hits.Select(h => h.Owner).Distinct()] : []);
    }

    private async Task<Result<RegisterPage>> WithoutIndexAsync(Actor actor, RegisterAsk ask, PageRequest page, RegisterForm form, Error why, CancellationToken ct)
    {
        var rows = await records.ListAsync(actor, ask.Filter, page, ct);
        return rows.Succeeded ? new RegisterPage(rows.Value, form.Fields, [], null, [], [], Behind: true, index.IsOwner ? Error.Unavailable("search.rebuilding", 0) : why) : rows.Error;
    }

    /// <summary>Numbers of the forms that prove the clause or one below it today: links change without the records, so the index is not asked for them.</summary>
    private static async Task<IReadOnlyList<string>?> FormsOfClauseAsync(VaultDbContext db, string? clause, CancellationToken ct) => clause is null ? null
        : await db.Set<FormClause>().AsNoTracking().Where(c => c.To == null && (c.Clause == clause || c.Clause.StartsWith(clause + "."))).Join(db.Set<Form>(), c => c.FormId, f => f.Id, (c, f) => f.Number).Distinct().ToListAsync(ct);

    private static async Task<RegisterForm> FormAsync(VaultDbContext db, string? number, CancellationToken ct)
    {
        if (number is null || await db.Set<Form>().AsNoTracking().FirstOrDefaultAsync(f => f.Number == number, ct) is not { } form)
            return RegisterForm.None;
        var newest = await db.Set<FormEdition>().AsNoTracking().Where(e => e.FormId == form.Id).OrderByDescending(e => e.Ordinal).Select(e => new { e.Schema, e.SchemaHash }).FirstAsync(ct);
        return RegisterForm.Of(FormModel.Of(newest.SchemaHash, newest.Schema).Form, await RegisterSlots.OfAsync(db, form.Id, ct));
    }

    private static RegisterFacet Facet(string place, ListAnswer answer, RegisterForm form) =>
        new(place, form.LabelOf(place), form.ColumnOf(place) is { } column
            ? [.. answer.Groups[column].Select(g => new RegisterGroup(g.Word, g.Count, [.. g.Sums.Select((s, i) => RegisterValues.Read(form.Summed[i].Field.Type, s.Sum))]))]
            : []);

    private static RegisterSum Sum(RegisterField field, ListSum sum) =>
        new(field.Place, RegisterForm.Label(field.Field), field.Field.Type == FieldType.Money, sum.Count, RegisterValues.Read(field.Field.Type, sum.Sum));
}

/// <summary>A form as its register shows it: what may be narrowed, what is counted and added up.</summary>
internal sealed record RegisterForm(IReadOnlyList<RegisterField> Fields, IReadOnlyList<string> Facets, IReadOnlyList<RegisterField> Summed)
{
    /// <summary>Records of all forms: only what every record has.</summary>
    public static RegisterForm None { get; } = new([], [], []);

    /// <summary>Counted are the filters that the form names, and where its records stand; added up are the numbers among its columns.</summary>
    public static RegisterForm Of(FormFile form, RegisterSlots slots)
    {
        var fields = slots.Fields(form);
        var listed = (form.Register?.Columns ?? []).ToHashSet(StringComparer.Ordinal);
        var counted = (form.Register?.Filters ?? []).Where(p => fields.Any(f => f.Place == p && f.Kind == SlotKind.Words && f.Field.Set is not (FieldSetter.Number or FieldSetter.State)));
        return new(fields, [RegisterOrder.State, .. counted], [.. fields.Where(f => f.Kind == SlotKind.Number && listed.Contains(f.Place) && IsAddedUp(f.Field))]);
    }

    /// <summary>The column of the index by whose words the place is grouped; null: it has none.</summary>
    public string? ColumnOf(string place) => place == RegisterOrder.State ? RegisterValues.StateColumn : Fields.FirstOrDefault(f => f.Place == place && f.Kind == SlotKind.Words)?.Slot;

    public string LabelOf(string place) => Fields.FirstOrDefault(f => f.Place == place) is { } field ? Label(field.Field) : "";

    public static string Label(FormField field) =>
        CultureInfo.CurrentUICulture.Name.StartsWith("zh", StringComparison.Ordinal) || field.Label.En is null ? field.Label.Zh : field.Label.En;

    /// <summary>Years and shares add up to nothing.</summary>
    private static bool IsAddedUp(FormField field) =>
        field.Type == FieldType.Money || !(field.Key.Contains("year", StringComparison.Ordinal) || field.Key.Contains("rate", StringComparison.Ordinal) || field.Label.Zh.EndsWith('率') || field.Label.Zh.Contains('%', StringComparison.Ordinal));
}
