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
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
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
        var (form, scoped) = await AskedAsync(actor, ask, ct);
        var answer = index.Open().List(Counted(scoped, ask, form) with { Order = Order(ask, form), Skip = page.Skip, Top = page.Take });
        if (!answer.Succeeded)
            return await WithoutIndexAsync(actor, ask, page, form, answer.Error, ct);
        var rows = await records.RowsAsync(actor, Ids(answer.Value), ask.Filter.Form, ct);
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
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await projection.WaitForAsync(actor.Session.LastSequence, FindRights.Patience, ct);
        var (form, scoped) = await AskedAsync(actor, ask, ct);
        var all = index.Open().List(scoped with { Groups = [RegisterValues.StateColumn], FacetValues = MostGroups, Top = 0 });
        if (!all.Succeeded)
            return all.Error;
        var counts = all.Value.Groups[RegisterValues.StateColumn].ToDictionary(g => g.Word, g => g.Count);
        var cards = counts.Keys.ToDictionary(word => word, word => index.Open().List(scoped with { Scope = new Filter.All(scoped.Scope, new Filter.Among(RegisterValues.StateColumn, word)), Order = Order(ask, form), Top = MostCards }));
        var rows = (await records.RowsAsync(actor, [.. cards.Values.Where(c => c.Succeeded).SelectMany(c => Ids(c.Value))], ask.Filter.Form, ct)).Rows.ToDictionary(r => r.Id);
        var states = (await StatesAsync(ask.Filter.Form, ct)).Concat(counts.Keys.Select(word => (Zh: word, En: (string?)null))).DistinctBy(s => s.Zh);
        return Result.Of<IReadOnlyList<RegisterColumn>>([.. states.Select(s => new RegisterColumn(
            s.Zh, s.En, counts.GetValueOrDefault(s.Zh), cards.TryGetValue(s.Zh, out var found) && found.Succeeded ? [.. Ids(found.Value).Select(rows.GetValueOrDefault).OfType<RecordListRow>()] : []))]);
    }

    /// <summary>Of the workflow in which records of the form begin, in its order.</summary>
    private async Task<IReadOnlyList<(string Zh, string? En)>> StatesAsync(string? form, CancellationToken ct)
    {
        if (form is null)
            return [];
        await using var db = await databases.CreateDbContextAsync(ct);
        return [.. (await WorkflowBook.StartingAsync(db, form, ct)).Take(1).SelectMany(w => w.File.States).Select(s => (s.Title.Zh, s.Title.En))];
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
        var (_, scoped) = await AskedAsync(actor, ask, ct);
        var answer = index.Open().List(scoped with { Order = [new(RegisterValues.NumberColumn, Words: true)], Draw = draw });
        if (!answer.Succeeded)
            return answer.Error;
        var ids = Ids(answer.Value);
        var rows = await RecordRights.Readable(db, actor).Where(r => ids.Contains(r.Id)).ToDictionaryAsync(r => r.Id, ct);
        return rows.Count < ids.Count ? Error.Conflict("sampling.behind") : new DrawnRecords(answer.Value.Total, [.. ids.Select((id, i) => (answer.Value.Drawn[i], rows[id]))]);
    }

    /// <summary>What is asked, with the rights of who asks.</summary>
    private async Task<(RegisterForm Form, ListRequest Scoped)> AskedAsync(Actor actor, RegisterAsk ask, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var form = await FormAsync(db, ask.Filter.Form, ct);
        var granted = await rights.OfAsync(actor, ct, Record.Kind);
        var found = ask.Filter.Text.Clean() is { } text ? Found(granted, text, ct) : [];
        return (form, new() { Rights = granted, Scope = RegisterFilter.Of(actor, ask, form.Fields, found, await FormsOfClauseAsync(db, ask.Filter, ct)) });
    }

    private static ListRequest Counted(ListRequest request, RegisterAsk ask, RegisterForm form) => request with
    {
        Groups = [.. form.Facets.Append(ask.GroupBy).OfType<string>().Select(form.ColumnOf).OfType<string>().Distinct()],
        FacetValues = MostGroups,
        Sums = [.. form.Summed.Select(f => f.Slot)],
        Months = RegisterValues.HappenedNumber,
    };

    private static List<Guid> Ids(ListAnswer answer) => [.. answer.Hits.Select(h => ObjectRef.TryParse(h.Owner, out var r) ? r.Id : Guid.Empty)];

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

    /// <summary>Owners on which every word stands as it is typed.</summary>
    private IReadOnlyList<string> Found(Filter granted, string words, CancellationToken ct) =>
        index.Open().Search(new SearchRequest { Query = SearchRequest.Exactly(words), Rights = granted, Top = MostFound }, ct) is { Succeeded: true } answer ? [.. answer.Value.Hits.Select(h => h.Owner).Distinct()] : [];

    private async Task<Result<RegisterPage>> WithoutIndexAsync(Actor actor, RegisterAsk ask, PageRequest page, RegisterForm form, Error why, CancellationToken ct)
    {
        var rows = await records.ListAsync(actor, ask.Filter, page, ct);
        return rows.Succeeded ? new RegisterPage(rows.Value, form.Fields, [], null, [], [], Behind: true, index.IsOwner ? Error.Unavailable("search.rebuilding", 0) : why) : rows.Error;
    }

    /// <summary>Numbers of the forms that prove the clause or one below it: links change without the records, so the index is not asked for them.</summary>
    private static async Task<IReadOnlyList<string>?> FormsOfClauseAsync(VaultDbContext db, RecordFilter filter, CancellationToken ct) => filter.Clause is not { } clause ? null
        : await FormsByClause.Links(db, clause, filter.ProvenOn).Join(db.Set<Form>(), c => c.FormId, f => f.Id, (c, f) => f.Number).Distinct().ToListAsync(ct);

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
