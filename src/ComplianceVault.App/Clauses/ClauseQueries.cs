using ComplianceVault.App.Obligations;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Clauses;

/// <summary>A clause in a list.</summary>
public sealed record ClauseRow(string Number, string TitleZh, string? TitleEn, string? Parent);

/// <summary>A clause in the tree as of a day; the counts are of what the person may see.</summary>
public sealed record ClauseTreeRow(
    string Number, string TitleZh, string? TitleEn, string? Parent, ClauseKind Row, DocumentedNeed? Documented, string? Lead, IReadOnlyList<string> Supporting, string? Owner,
    int Documents, int Forms, int Duties, int DutiesProposed);

/// <summary>The clauses of the standard, in its order, and one of them with everything that hangs on it.</summary>
[Needs(Permission.Read), AlsoOutside]
public sealed class ClauseQueries(IDbContextFactory<VaultDbContext> databases, FormQueries forms, ObligationQueries duties, ClauseDocuments documents, CompanyTime time)
{
    public async Task<Result<IReadOnlyList<ClauseRow>>> ListAsync(Actor actor, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await db.Set<Clause>().AsNoTracking().OrderBy(c => c.Ordinal)
            .Select(c => new ClauseRow(c.Number, c.TitleZh, c.TitleEn, c.Parent)).ToListAsync(ct);
    }

    /// <summary>All clauses as of a day (today without one).</summary>
    public async Task<Result<IReadOnlyList<ClauseTreeRow>>> TreeAsync(Actor actor, DateOnly? asOf, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var day = asOf ?? time.Today;
        await using var db = await databases.CreateDbContextAsync(ct);
        var isInside = IsInside(actor);
        var owed = isInside ? await DutiesByClause.AsOfAsync(db, day, ct) : [];
        var recurring = owed.SelectMany(d => d.Clauses.Select(c => (Clause: c, d.Terms.IsProposal))).ToLookup(d => d.Clause, d => d.IsProposal);
        var clauses = await ClausesAsOf.ReadAsync(db, actor, day, time.EndOf(day), includeLater: true, ct);
        return clauses.ConvertAll(c => new ClauseTreeRow(
            c.Number, c.Title.Zh, c.Title.En, c.Parent, c.Row, c.Documented, c.Leads is [var lead, ..] ? lead : null, c.Supporting, c.Owner?.Code,
            c.Documents.Count(d => d is { InForce: true, IsOpen: true }), c.Forms.Count(f => f is { IsInForce: true, IsOpen: true }), recurring[c.Number].Count(), recurring[c.Number].Count(proposed => proposed)));
    }

    /// <summary>One clause as of a day, within the person's rights.</summary>
    public async Task<Result<ClauseView>> GetAsync(Actor actor, string number, DateOnly? asOf, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var day = asOf ?? time.Today;
        await using var db = await databases.CreateDbContextAsync(ct);
        if (await db.Set<Clause>().AsNoTracking().FirstOrDefaultAsync(c => c.Number == number, ct) is not { } clause)
            return Error.NotFound("clauses.not-found", number);
        var near = await db.Set<Clause>().AsNoTracking().Where(c => c.Parent == number || c.Number == clause.Parent).OrderBy(c => c.Ordinal)
            .Select(c => new ClauseRow(c.Number, c.TitleZh, c.TitleEn, c.Parent)).ToListAsync(ct);
        var roles = await db.Set<ClauseDuty>().AsNoTracking().On(day).Where(d => d.Clause == number).ToListAsync(ct);
        var view = new ClauseView
        {
            Clause = clause,
            AsOf = day,
            Parent = near.Find(c => c.Number == clause.Parent),
            Children = near.FindAll(c => c.Parent == number),
            Lead = roles.Find(d => d.Duty == DutyKind.Lead)?.Department,
            Supporting = [.. roles.Where(d => d.Duty == DutyKind.Supporting).Select(d => d.Department)],
            Owner = await db.Set<ClauseOwner>().AsNoTracking().On(day).Where(o => o.Clause == number).Select(o => o.RoleCode).FirstOrDefaultAsync(ct),
            Documents = await documents.OfAsync(db, actor, clause, day, ct),
            Forms = await forms.OfClauseAsync(actor, number, day, ct) is var linked ? [.. linked.Select(l => new ClauseForm(l.Link, l.Form))] : [],
        };
        return IsInside(actor) ? await WithInsideAsync(db, actor, view, day, ct) : view;
    }

    private async Task<ClauseView> WithInsideAsync(VaultDbContext db, Actor actor, ClauseView view, DateOnly day, CancellationToken ct)
    {
        var number = view.Clause.Number;
        var recurring = await duties.OfClauseAsync(actor, number, day, ct);
        var texts = actor.IsExternal ? [] : await db.Set<ClauseText>().AsNoTracking().Where(t => t.Clause == number).OrderByDescending(t => t.From).ToListAsync(ct);
        return view with
        {
            Duties = [.. recurring.Select(r => new ClauseDutyLink(r.Link, r.Duty))],
            EventDuties = await duties.EventsOfClauseAsync(actor, number, day, ct),
            Text = texts.Find(t => t.To is null),
            OlderTexts = texts.FindAll(t => t.To is not null),
        };
    }

    /// <summary>People of the company, and somebody from outside who was granted the documents in force; everybody else sees numbers and titles only.</summary>
    private static bool IsInside(Actor actor) => !actor.IsExternal || actor.Grant is { DocumentsInForce: true };
}
