using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>What a letter is to say: either a role of the catalogue or a designation of its own, from a day on, with or without a last day.</summary>
public sealed record NewLetter(
    LetterKind What, Guid AppointeeId, string? RoleCode, string? Department, string? Designation, string Duties, DateOnly From, DateOnly? To = null);

/// <summary>A letter and the number it was given.</summary>
public sealed record DraftedLetter(Guid Id, string Number);

/// <summary>The administration (文控, head of its department) drafts a letter, which then waits for the general manager.</summary>
[Needs(Permission.ControlDocuments, Permission.WriteDocuments)]
public sealed class DraftLetter(Vault vault, RunningNumbers numbers, CompanyTime time, WorkingCalendars calendars)
{
    internal const int LongestDuties = 2000;

    private static readonly KeptForm Form = new("letters", "任命与授权书");

    /// <summary>
    /// Refusals: <c>letters.not-administration</c>, <c>organisation.person-unknown</c>, <c>letters.inside-only</c>, <c>letters.role-or-designation</c>,
    /// <c>organisation.role-unknown</c>, <c>organisation.role-outside-only</c>, <c>letters.department-required</c>, <c>organisation.department-unknown</c>,
    /// <c>letters.duties-required</c>, <c>act.text-too-long</c>, <c>letters.backdated</c> (today), <c>letters.days-order</c>, <c>letters.already-drafted</c> (number).
    /// </summary>
    public Task<Result<DraftedLetter>> ExecuteAsync(Actor actor, NewLetter input, CancellationToken ct) =>
        vault.ActAsync<DraftedLetter>(this, actor, async act =>
        {
            if (!await Administration.IsAsync(act.Db, actor, ct))
                return Error.Forbidden("letters.not-administration");
            if (Unfit(input) is { } unfit)
                return unfit;
            if (await act.Db.Set<Person>().AsNoTracking().FirstOrDefaultAsync(p => p.Id == input.AppointeeId && p.LeftAt == null, ct) is not { } person)
                return Error.NotFound("organisation.person-unknown");
            if (person.IsExternal)
                return Error.Conflict("letters.inside-only", person.Name);
            var title = await TitleAsync(act, input);
            if (!title.Succeeded)
                return title.Error;
            if (await act.Db.Set<Letter>().Where(l => l.State == LetterState.Draft && l.AppointeeId == person.Id && l.Title == title.Value).Select(l => l.Number).FirstOrDefaultAsync(ct) is { } waiting)
                return Error.Conflict("letters.already-drafted", waiting);
            return await AddAsync(act, input, person, title.Value);
        }, ct);

    /// <summary>Days in order, and none of the past: a signature given today cannot make somebody the holder of last year.</summary>
    private Error? Unfit(NewLetter input) =>
        (input.RoleCode.Clean() is null) == (input.Designation.Clean() is null) ? Error.Invalid("letters.role-or-designation")
        : input.Designation.Clean()?.Length > Texts.Name ? Error.Invalid("act.text-too-long", Texts.Name)
        : input.From < time.Today ? Error.Invalid("letters.backdated", time.Today)
        : input.To < input.From ? Error.Invalid("letters.days-order")
        : Texts.Refusal(input.Duties, LongestDuties, "letters.duties-required");

    private static async Task<Result<string>> TitleAsync(Act act, NewLetter input)
    {
        if (input.Designation.Clean() is { } designation)
            return designation;
        if (await act.Db.Set<Role>().AsNoTracking().FirstOrDefaultAsync(r => r.Code == input.RoleCode, act.Token) is not { } role)
            return Error.NotFound("organisation.role-unknown", input.RoleCode!);
        if (role.Kind == RoleKind.External)
            return Error.Conflict("organisation.role-outside-only", role.NameZh);
        if (role.Code != Role.DepartmentHead && input.Department is null)
            return role.NameZh;
        if (input.Department is null)
            return Error.Invalid("letters.department-required", role.NameZh);
        var department = await act.Db.Set<Department>().Where(d => d.Code == input.Department && d.Active).Select(d => d.NameZh).FirstOrDefaultAsync(act.Token);
        return department is null ? Error.NotFound("organisation.department-unknown") : $"{role.NameZh}（{department}）";
    }

    private async Task<Result<DraftedLetter>> AddAsync(Act act, NewLetter input, Person person, string title)
    {
        var letter = new Letter
        {
            Id = act.NewId(),
            Number = await numbers.TakeAsync(act, Form),
            What = input.What,
            AppointeeId = person.Id,
            AppointeeName = person.Name,
            RoleCode = input.RoleCode.Clean(),
            Department = input.RoleCode.Clean() is null ? null : input.Department,
            Title = title,
            Duties = input.Duties.Trim(),
            From = input.From,
            To = input.To,
            State = LetterState.Draft,
            DraftedById = act.Actor.PersonId,
            DraftedByName = act.Actor.Name,
            DraftedAt = act.Now,
        };
        act.Db.Add(letter);
        var of = new LetterCase { Letter = letter, Steps = [] };
        Decisions.Open(act, of, LetterCase.Signature, await LetterSettings.DueAsync(act, calendars, time.Today));
        act.Note("letter.drafted", of.Objects(new { letter.Number, letter.What, Person = person.Name, letter.Title, letter.Duties, letter.From, letter.To }));
        return new DraftedLetter(letter.Id, letter.Number);
    }
}
