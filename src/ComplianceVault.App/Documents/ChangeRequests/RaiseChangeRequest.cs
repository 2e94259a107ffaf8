using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.ChangeRequests;

/// <summary>What somebody asks for. <paramref name="SectionKey"/> of the edition; null: the document as a whole.</summary>
public sealed record NewChangeRequest(Guid EditionId, string? SectionKey, string Problem, string Proposal, ChangeSource Source);

/// <summary>A request and the number it was given.</summary>
public sealed record RaisedRequest(Guid Id, string Number);

/// <summary>Raises a change request about a place of an edition in force; anybody who may read it does (文件控制程序 4.6.1).</summary>
[Needs(Permission.Read)]
public sealed class RaiseChangeRequest(Vault vault, RunningNumbers numbers, CompanyTime time, WorkingCalendars calendars)
{
    internal const int LongestText = 2000;

    private static readonly KeptForm Form = new("change_requests", "文件修订申请");

    /// <summary>
    /// Refusals: <c>documents.not-found</c>, <c>changes.not-in-force</c> (state), <c>changes.external</c>, <c>changes.no-such-section</c>,
    /// <c>changes.problem-required</c>, <c>changes.proposal-required</c>, <c>act.text-too-long</c>.
    /// </summary>
    public Task<Result<RaisedRequest>> ExecuteAsync(Actor actor, NewChangeRequest input, CancellationToken ct) =>
        vault.ActAsync<RaisedRequest>(this, actor, async act =>
        {
            if ((Texts.Refusal(input.Problem, LongestText, "changes.problem-required") ?? Texts.Refusal(input.Proposal, LongestText, "changes.proposal-required")) is { } unsaid)
                return unsaid;
            if (await DocumentRights.Readable(act.Db, actor).FirstOrDefaultAsync(e => e.Id == input.EditionId, ct) is not { } edition)
                return Error.NotFound("documents.not-found", "");
            if (edition.State != EditionState.Effective)
                return Error.Conflict("changes.not-in-force", edition.State);
            if (edition.Source == EditionSource.External)
                return Error.Conflict("changes.external");
            var key = input.SectionKey.Clean();
            var section = key is null ? null : await act.Db.Set<EditionSection>().AsNoTracking().FirstOrDefaultAsync(s => s.EditionId == edition.Id && s.Key == key, ct);
            if (key is not null && section is null)
                return Error.NotFound("changes.no-such-section", key);
            return await RaiseAsync(act, edition, section, input);
        }, ct);

    /// <summary>Until when whoever raised it today is to be answered.</summary>
    internal static async Task<DateOnly> DueAsync(Act act, CompanyTime time, WorkingCalendars calendars)
    {
        var days = int.Parse(await VaultSettings.GetAsync(act.Db, ChangeRequestsModule.AnswerDays, act.Token), System.Globalization.CultureInfo.InvariantCulture);
        return (await calendars.CurrentAsync(act.Db, act.Token)).AddWorkingDays(time.Today, days).Date;
    }

    /// <summary>Inside another act too, by the program: <paramref name="cause"/> is the edition of an external document that gave rise to it.</summary>
    internal async Task<RaisedRequest> RaiseAsync(Act act, Edition edition, EditionSection? section, NewChangeRequest input, Guid? cause = null)
    {
        var document = await act.Db.Set<Document>().AsNoTracking().SingleAsync(d => d.Id == edition.DocumentId, act.Token);
        var request = new ChangeRequest
        {
            Id = act.NewId(),
            Number = await numbers.TakeAsync(act, Form),
            DocumentId = document.Id,
            EditionId = edition.Id,
            Label = edition.Label,
            SectionKey = section?.Key,
            SectionNumber = section?.Number,
            SectionHeading = section?.Heading,
            Problem = input.Problem.Trim(),
            Proposal = input.Proposal.Trim(),
            Source = input.Source,
            CauseEditionId = cause,
            RaisedById = act.Actor.PersonId,
            RaisedByName = act.Actor.Name,
            RaisedAt = act.Now,
            Due = await DueAsync(act, time, calendars),
            State = ChangeRequestState.Raised,
            StateAt = act.Now,
            Office = await DecidingOffices.OwnerAsync(act.Db, document, time, act.Token),
        };
        act.Db.Add(request);
        act.Note(
            "request.raised",
            (new ObjectRef(ChangeRequest.Kind, request.Id), new { request.Number, request.Label, Section = section?.Number ?? section?.Heading, request.Problem, request.Proposal, request.Source, request.Due }),
            (new ObjectRef(Document.Kind, document.Id), null));
        return new(request.Id, request.Number);
    }
}
