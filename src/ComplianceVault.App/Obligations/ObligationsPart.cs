using ComplianceVault.App.Clauses;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.Expressions;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>The duties of the pack, periodic and upon an event, with the events.</summary>
internal sealed class ObligationsPart(CompanyTime time) : IPackPart
{
    public string Name => "obligations";

    public bool HangsOnForms => true;

    public async Task ReadAsync(Pack pack, CancellationToken ct)
    {
        await pack.ReadAsync<EventsFile>(EventsFile.Name, ct);
        await pack.ReadAsync<ObligationsFile>(ObligationsFile.Name, ct);
    }

    public void Check(Pack pack)
    {
        if (pack.Find<EventsFile>() is not { } events || pack.Find<ObligationsFile>() is not { } duties)
            return;
        var forms = pack.All<FormFile>().GroupBy(f => f.Number).ToDictionary(f => f.Key, f => f.First());
        CheckEvents(pack, events, forms);
        pack.Doubled(ObligationsFile.Name, duties.Periodic.Select((d, i) => ($"periodic[{i}].id", d.Id)).Concat(duties.OnEvent.Select((d, i) => ($"on_event[{i}].id", d.Id))));
        CheckNames(pack, [.. duties.Periodic.Select((d, i) => ($"periodic[{i}]", d.Department, d.Evidence, d.Clauses))]);
        CheckNames(pack, [.. duties.OnEvent.Select((d, i) => ($"on_event[{i}]", d.Department, d.Evidence, d.Clauses))]);
        var roles = pack.All<OrganisationFile>().SelectMany(o => o.Roles).Select(r => r.Id).ToHashSet();
        pack.Unknown(ObligationsFile.Name, duties.Periodic.Select((d, i) => ($"periodic[{i}].responsible", d.Responsible)), roles);
        pack.Unknown(ObligationsFile.Name, duties.OnEvent.Select((d, i) => ($"on_event[{i}].event", (string?)d.Event)), events.Events.Select(e => e.Id).ToHashSet());
        foreach (var (duty, i) in duties.Periodic.Select((d, i) => (d, i)).Where(d => d.d.Cadence == Cadence.Continuous && d.d.Within is null))
            pack.Fault(ObligationsFile.Name, $"periodic[{i}]", Error.Invalid("pack.continuous-within", duty.Id));
        CheckDeadlines(pack, events, duties, forms);
        (pack.Counts["periodic duties"], pack.Counts["periodic duties proposed"]) = (duties.Periodic.Count, duties.Periodic.Count(d => d.Basis == CadenceBasis.Assumed));
        (pack.Counts["duties upon an event"], pack.Counts["events"]) = (duties.OnEvent.Count, events.Events.Count);
    }

    /// <summary>What no department of the company does is left out.</summary>
    public void Adapt(Pack pack, PackAdaptation adaptation) => pack.Replace<ObligationsFile>(file => file with
    {
        Periodic =
        [
            .. file.Periodic.Where(d => adaptation.Department(d.Department) is not null).Select(d => d with
            {
                Department = adaptation.Department(d.Department)!,
                Responsible = d.Responsible is null ? null : adaptation.Role(d.Responsible),
                Source = adaptation.Cited(d.Source),
            }),
        ],
        OnEvent =
        [
            .. file.OnEvent.Where(d => adaptation.Department(d.Department) is not null)
                .Select(d => d with { Department = adaptation.Department(d.Department)!, Source = adaptation.Cited(d.Source) }),
        ],
    });

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithForms)
            return Result.Success;
        await LoadEventsAsync(load);
        await LoadPeriodicAsync(load);
        await LoadOnEventAsync(load);
        return Result.Success;
    }

    private static void CheckEvents(Pack pack, EventsFile events, Dictionary<string, FormFile> forms)
    {
        pack.Doubled(EventsFile.Name, events.Events.Select((e, i) => ($"events[{i}].id", e.Id)));
        pack.Unknown(EventsFile.Name, events.Events.Select((e, i) => ($"events[{i}].form", e.Form)), forms.Keys.ToHashSet());
        pack.Unknown(EventsFile.Name, events.Events.Select((e, i) => ($"events[{i}].id", e.By == EventSource.Program ? e.Id : null)), ProgramEvents.All);
        foreach (var (part, i) in events.Events.Select((e, i) => (e, i)))
        {
            var byRecord = part.By == EventSource.Record;
            if (byRecord != (part.Form is not null) || byRecord != (part.If is not null || part.State is not null))
                pack.Fault(EventsFile.Name, $"events[{i}]", Error.Invalid("pack.event-by-record", part.Id));
            if (part is { Form: { } number, If: { } condition } && forms.TryGetValue(number, out var form) && Expression.Parse(condition, FormScope.Of(form), ExpressionType.Boolean) is { Succeeded: false, Error: { } error })
                pack.Fault(EventsFile.Name, $"events[{i}].if", error);
            if (part is { Form: { } of, State: { } state })
            {
                var states = pack.All<WorkflowFile>().Where(w => w.Form == of).SelectMany(w => w.States).Select(s => s.Id).ToHashSet();
                pack.Unknown(EventsFile.Name, [($"events[{i}].state", state)], states);
            }
        }

        pack.Decided(events.Events.Count(e => e.By != EventSource.Person), events.Events.Where(e => e.By == EventSource.Person).Select(e => $"{e.Id}: {e.Title.Zh}"));
    }

    private static void CheckNames(Pack pack, IReadOnlyList<(string Place, string Department, List<string> Evidence, List<string> Clauses)> duties)
    {
        var departments = pack.All<OrganisationFile>().SelectMany(o => o.Departments).Select(d => d.Id).Append(ObligationsFile.AllDepartments).ToHashSet();
        var clauses = pack.All<ClausesFile>().SelectMany(c => c.Clauses).Select(c => c.Number).ToHashSet();
        var forms = pack.All<FormFile>().Select(f => f.Number).ToHashSet();
        pack.Unknown(ObligationsFile.Name, duties.Select(d => ($"{d.Place}.department", (string?)d.Department)), departments);
        pack.Unknown(ObligationsFile.Name, duties.SelectMany(d => d.Evidence.Select((e, j) => ($"{d.Place}.evidence[{j}]", (string?)e))), forms);
        pack.Unknown(ObligationsFile.Name, duties.SelectMany(d => d.Clauses.Select((c, j) => ($"{d.Place}.clauses[{j}]", (string?)c))), clauses);
    }

    /// <summary>A duty's condition and deadline see the record that set it off, and when it was raised.</summary>
    private static void CheckDeadlines(Pack pack, EventsFile events, ObligationsFile duties, Dictionary<string, FormFile> forms)
    {
        var formOf = events.Events.GroupBy(e => e.Id).ToDictionary(e => e.Key, e => e.First().Form);
        foreach (var (duty, i) in duties.OnEvent.Select((d, i) => (d, i)))
        {
            var scope = formOf.GetValueOrDefault(duty.Event) is { } number && forms.TryGetValue(number, out var form) ? FormScope.Of(form) : ProgramEvents.Scope(duty.Event);
            if (duty.If is not null && Expression.Parse(duty.If, scope, ExpressionType.Boolean) is { Succeeded: false, Error: { } condition })
                pack.Fault(ObligationsFile.Name, $"on_event[{i}].if", condition);
            if (duty.Due is not null && Expression.Parse(duty.Due, scope, ExpressionType.Date, ExpressionType.Moment) is { Succeeded: false, Error: { } due })
                pack.Fault(ObligationsFile.Name, $"on_event[{i}].due", due);
        }

        pack.Decided(duties.OnEvent.Count(d => d.Due is not null), []);
    }

    private static async Task LoadEventsAsync(PackLoad load)
    {
        foreach (var (part, isNew) in await load.ChangesAsync("events", load.Pack.Find<EventsFile>()!.Events, e => e.Id))
        {
            var happening = isNew ? new DutyEvent { Code = part.Id, TitleZh = part.Title.Zh, By = part.By } : await load.Act.Db.Set<DutyEvent>().FirstAsync(e => e.Code == part.Id, load.Act.Token);
            (happening.TitleZh, happening.TitleEn, happening.By) = (part.Title.Zh, part.Title.En, part.By);
            (happening.Form, happening.Condition, happening.EnteredState) = (part.Form, part.If, part.State);
            if (isNew)
                load.Act.Db.Add(happening);
        }
    }

    private async Task LoadPeriodicAsync(PackLoad load)
    {
        var (act, db) = (load.Act, load.Act.Db);
        var changes = await load.ChangesAsync(Name, load.Pack.Find<ObligationsFile>()!.Periodic, d => d.Id);
        var known = changes.HasKnown ? await db.Set<Obligation>().ToDictionaryAsync(o => o.Code, act.Token) : [];
        foreach (var (part, isNew) in changes)
        {
            var duty = isNew ? new Obligation { Id = act.NewId(), Code = part.Id } : known[part.Id];
            if (isNew)
                db.Add(duty);
            else if (!await EndAsync(act, duty.Id))
            {
                load.Keep(Name);
                continue;
            }

            db.Add(Terms(act, duty.Id, part));
            db.AddRange(part.Evidence.Distinct().Select(f => new ObligationEvidence { Id = act.NewId(), ObligationId = duty.Id, Form = f, From = time.Today }));
            db.AddRange(part.Clauses.Distinct().Select(c => new ObligationClause { Id = act.NewId(), ObligationId = duty.Id, Clause = c, From = time.Today }));
            act.Note(isNew ? "obligation.defined" : "obligation.changed", new ObjectRef(Obligation.Kind, duty.Id), new { part.Id, part.Title.Zh, part.Cadence, part.Basis, part.Department });
        }
    }

    /// <summary>Ends what is open, unless the company has confirmed or changed it itself.</summary>
    private async Task<bool> EndAsync(Act act, Guid dutyId)
    {
        if (await act.Db.Set<ObligationTerms>().AnyAsync(t => t.ObligationId == dutyId && t.To == null && t.ByName != null, act.Token)
            || await act.Db.Set<ObligationEvidence>().AnyAsync(e => e.ObligationId == dutyId && e.ByName != null, act.Token))
            return false;
        await act.Db.Set<ObligationTerms>().Where(t => t.ObligationId == dutyId && t.To == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.To, time.Today), act.Token);
        await act.Db.Set<ObligationEvidence>().Where(t => t.ObligationId == dutyId && t.To == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.To, time.Today), act.Token);
        await act.Db.Set<ObligationClause>().Where(t => t.ObligationId == dutyId && t.To == null).ExecuteUpdateAsync(s => s.SetProperty(t => t.To, time.Today), act.Token);
        return true;
    }

    private ObligationTerms Terms(Act act, Guid dutyId, ObligationPart part) => new()
    {
        Id = act.NewId(),
        ObligationId = dutyId,
        TitleZh = part.Title.Zh,
        TitleEn = part.Title.En,
        Cadence = part.Cadence,
        IsProposal = part.Basis == CadenceBasis.Assumed,
        WithinDays = part.Within,
        TimesAYear = part.Times,
        Department = part.Department == ObligationsFile.AllDepartments ? null : part.Department,
        ResponsibleRole = part.Responsible,
        Source = part.Source,
        From = time.Today,
    };

    private async Task LoadOnEventAsync(PackLoad load)
    {
        var act = load.Act;
        foreach (var (part, isNew) in await load.ChangesAsync("duties upon an event", load.Pack.Find<ObligationsFile>()!.OnEvent, d => d.Id))
        {
            if (!isNew && await act.Db.Set<EventDuty>().AnyAsync(d => d.Code == part.Id && d.ByName != null, act.Token))
            {
                load.Keep("duties upon an event"); // the company has set it itself
                continue;
            }

            if (!isNew)
                await act.Db.Set<EventDuty>().Where(d => d.Code == part.Id && d.To == null).ExecuteUpdateAsync(s => s.SetProperty(d => d.To, time.Today), act.Token);
            act.Db.Add(new EventDuty
            {
                Id = act.NewId(),
                Code = part.Id,
                TitleZh = part.Title.Zh,
                TitleEn = part.Title.En,
                Event = part.Event,
                Condition = part.If,
                Due = part.Due,
                Department = part.Department == ObligationsFile.AllDepartments ? null : part.Department,
                Evidence = Texts.Lines(part.Evidence),
                Clauses = Texts.Lines(part.Clauses),
                Source = part.Source,
                From = time.Today,
            });
            act.Note("event-duty.defined", TrailWriter.VaultRef, new { part.Id, part.Title.Zh, part.Event, part.Due });
        }
    }
}
