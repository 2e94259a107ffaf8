using System.Runtime.CompilerServices;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>The tabs of the list.</summary>
public enum ChangeRequestView
{
    /// <summary>办理中</summary>
    Open,

    /// <summary>我提出的</summary>
    Mine,

    /// <summary>全部</summary>
    All,
}

/// <summary>Which requests are wanted; null: whatever. <paramref name="Department"/> owns the document, <paramref name="Text"/> is part of the number or the problem.</summary>
public sealed record ChangeRequestFilter(
    ChangeRequestView View = ChangeRequestView.Open, ChangeRequestState? State = null, ChangeSource? Source = null, string? Department = null, string? Document = null,
    string? Text = null);

/// <summary>A request in the list; <paramref name="Due"/> only while it waits for an answer.</summary>
public sealed record ChangeRequestRow(
    Guid Id, string Number, string DocumentNumber, string DocumentTitle, string? Department, string Label, string? SectionKey, string? SectionNumber, string? SectionHeading, string Problem,
    ChangeSource Source, ChangeClass? Class, ChangeRequestState State, string RaisedByName, DateTime RaisedAt, Deadline? Due, string? NextLabel);

/// <summary>The list of change requests within the person's rights, the newest first.</summary>
[Needs(Permission.Read)]
public sealed class ChangeRequestList(IDbContextFactory<VaultDbContext> databases, CompanyTime time, WorkingCalendars calendars)
{
    public async Task<Result<Page<ChangeRequestRow>>> ListAsync(Actor actor, ChangeRequestFilter filter, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        var wanted = Wanted(db, actor, filter);
        var calendar = await calendars.CurrentAsync(db, ct);
        var found = await Ordered(wanted).Skip(page.Skip).Take(page.Take).ToListAsync(ct);
        return new Page<ChangeRequestRow>(found.ConvertAll(f => Row(f, calendar)), await wanted.CountAsync(ct));
    }

    /// <summary>All rows, not held in memory at once.</summary>
    internal async IAsyncEnumerable<ChangeRequestRow> ExportAsync(Actor actor, ChangeRequestFilter filter, [EnumeratorCancellation] CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var calendar = await calendars.CurrentAsync(ct);
        await foreach (var found in Ordered(Wanted(db, actor, filter)).AsAsyncEnumerable().WithCancellation(ct))
            yield return Row(found, calendar);
    }

    private static IQueryable<RequestOfDocument> Wanted(VaultDbContext db, Actor actor, ChangeRequestFilter filter)
    {
        var (me, open) = (actor.PersonId, ChangeRequestWorkflow.Open);
        var requests = ChangeRequestRights.Visible(db, actor);
        requests = filter.View switch
        {
            ChangeRequestView.Open => requests.Where(r => open.Contains(r.State)),
            ChangeRequestView.Mine => requests.Where(r => r.RaisedById == me),
            _ => requests,
        };
        if (filter.State is { } state)
            requests = requests.Where(r => r.State == state);
        if (filter.Source is { } source)
            requests = requests.Where(r => r.Source == source);
        if (filter.Text is { Length: > 0 } text)
            requests = requests.Where(r => r.Number.Contains(text) || r.Problem.Contains(text));
        var joined = requests.Join(db.Set<Document>().AsNoTracking(), r => r.DocumentId, d => d.Id, (r, d) => new RequestOfDocument { Request = r, Document = d });
        if (filter.Department is { Length: > 0 } department)
            joined = joined.Where(x => x.Document.Department == department);
        if (filter.Document is { Length: > 0 } number)
            joined = joined.Where(x => x.Document.Number == number);
        return joined;
    }

    private static IQueryable<RequestOfDocument> Ordered(IQueryable<RequestOfDocument> wanted) => wanted.OrderByDescending(x => x.Request.RaisedAt).ThenByDescending(x => x.Request.Number);

    private ChangeRequestRow Row(RequestOfDocument found, WorkingCalendar calendar)
    {
        var (r, d) = (found.Request, found.Document);
        return new(
            r.Id, r.Number, d.Number, d.Title, d.Department, r.Label, r.SectionKey, r.SectionNumber, r.SectionHeading, r.Problem, r.Source, r.Class, r.State, r.RaisedByName, r.RaisedAt,
            DueOf(r, calendar, time.Today), r.NextLabel);
    }

    internal static Deadline? DueOf(ChangeRequest request, WorkingCalendar calendar, DateOnly today) =>
        request.State is ChangeRequestState.Raised or ChangeRequestState.Screened ? Deadline.At(calendar, request.Due, today) : null;

    private sealed class RequestOfDocument
    {
        public required ChangeRequest Request { get; init; }

        public required Document Document { get; init; }
    }
}
