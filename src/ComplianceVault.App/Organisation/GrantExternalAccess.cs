using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation;

/// <summary>What an auditor from outside is to see, on civil days, both included. Verdicts and export are off unless wanted.</summary>
public sealed record GrantInput(
    Guid PersonId, DateOnly From, DateOnly To, string Reason, bool DocumentsInForce = true, bool ExportAllowed = false, bool VerdictsShown = false, RecordGrantInput? Records = null);

/// <summary>The management representative lets an auditor from outside in. A new grant takes the place of the one before.</summary>
[Needs(Permission.GrantExternalAccess)]
public sealed class GrantExternalAccess(Vault vault, CompanyTime time)
{
    public Task<Result<Guid>> ExecuteAsync(Actor actor, GrantInput input, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(input.Reason) is { } refusal)
                return refusal;
            if (input.To < input.From || input.To < time.Today)
                return Error.Invalid("organisation.period-invalid");
            if (await act.Db.Set<Person>().FirstOrDefaultAsync(p => p.Id == input.PersonId && p.LeftAt == null, act.Token) is not { } person)
                return Error.NotFound("organisation.person-unknown");
            if (!person.IsExternal)
                return Error.Conflict("grants.outside-only", person.Name);
            if (input.Records is { } records && await GrantedRecords.RefusalAsync(act.Db, records, act.Token) is { } unfit)
                return unfit;
            foreach (var before in await act.Db.Set<ExternalGrant>().Where(g => g.PersonId == person.Id && g.EndedAt == null && g.To >= time.Today).ToListAsync(act.Token))
                EndExternalAccess.End(act, before, person, input.Reason.Trim());
            var grant = Grant(act, input);
            act.Db.Add(grant);
            act.Note(
                "access.granted",
                (new ObjectRef(ExternalGrant.Kind, grant.Id),
                    new { person.Name, grant.From, grant.To, grant.DocumentsInForce, grant.ExportAllowed, grant.VerdictsShown, grant.RecordClauses, grant.RecordsFrom, grant.RecordsTo, grant.RestrictedForms, grant.Reason }),
                (new ObjectRef(Person.Kind, person.Id), null));
            return grant.Id;
        }, ct);

    private static ExternalGrant Grant(Act act, GrantInput input) => new()
    {
        Id = act.NewId(),
        PersonId = input.PersonId,
        From = input.From,
        To = input.To,
        DocumentsInForce = input.DocumentsInForce,
        ExportAllowed = input.ExportAllowed,
        VerdictsShown = input.VerdictsShown,
        RecordClauses = GrantedRecords.Join(input.Records?.Clauses),
        RecordsFrom = input.Records?.From,
        RecordsTo = input.Records?.To,
        RestrictedForms = GrantedRecords.Join(input.Records?.RestrictedForms),
        Reason = input.Reason.Trim(),
        GrantedByName = act.Actor.Name,
        GrantedAt = act.Now,
    };
}
