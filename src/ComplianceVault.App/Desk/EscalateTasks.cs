using System.Globalization;
using ComplianceVault.App.Desk.Messages;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Desk;

/// <summary>What a run did: people told of overdue tasks, notices whose task was done.</summary>
public sealed record EscalationOutcome(int Told, int Closed);

/// <summary>
/// Tells of overdue tasks: those for whom they wait, the head of the department once a working day has begun after the due day, and the management representative
/// so many working days later (practice, section 4: five). What is there decides, not what happened since the last run, so that missed days are made good; nobody is told
/// twice. A department without a head goes to the representative at once.
/// </summary>
[Needs(Permission.Operate)]
public sealed class EscalateTasks(Vault vault, DeskTasks tasks, Outbox outbox, CompanyTime time, WorkingCalendars calendars)
{
    public Task<Result<EscalationOutcome>> ExecuteAsync(Actor actor, CancellationToken ct) =>
        vault.ActAsync<EscalationOutcome>(this, actor, async act =>
        {
            var (open, told, noted) = (await tasks.OpenAsync(act.Db, time.Today, ct), new List<Notice>(), new List<string>());
            var representativeAfter = int.Parse(await VaultSettings.GetAsync(act.Db, DeskSettings.RepresentativeDays, ct), CultureInfo.InvariantCulture);
            var run = new Run(act, time, await calendars.CurrentAsync(act.Db, ct), representativeAfter);
            var closed = 0;
            foreach (var kind in open)
            {
                closed += await CloseAsync(act, kind);
                await run.TellAsync(kind, told, noted);
            }

            await outbox.AddAsync(act, told);
            if (told.Count > 0)
                act.Note("desk.escalated", TrailWriter.VaultRef, new { Count = told.Count, Tasks = noted });
            return new EscalationOutcome(told.Count, closed);
        }, ct);

    /// <summary>Notices whose task is done, or is due on another day by now.</summary>
    private static async Task<int> CloseAsync(Act act, OpenKind kind)
    {
        var notices = await act.Db.Set<Notice>().Where(n => n.Kind == kind.Kind && n.ClosedAt == null).ToListAsync(act.Token);
        var ids = notices.Select(n => n.TaskId).Distinct().ToArray();
        var there = (await kind.ListAsync(t => ids.Contains(t.Id), int.MaxValue, act.Token)).ToDictionary(t => t.Id);
        var gone = notices.FindAll(n => !there.TryGetValue(n.TaskId, out var task) || (n.Stage != NoticeStage.New && Notice.OccasionOf(task.Due) != n.Occasion));
        gone.ForEach(n => n.ClosedAt = act.Now);
        return gone.Count;
    }

    /// <summary>One run over all kinds: whoever is to be told of what.</summary>
    private sealed class Run(Act act, CompanyTime time, WorkingCalendar calendar, int representativeAfter)
    {
        private readonly HolderBook book = new(act.Db, time, act.Token);

        public async Task TellAsync(OpenKind kind, List<Notice> told, List<string> noted)
        {
            var overdue = await kind.OverdueAsync(time.Today, act.Token);
            var ids = overdue.Select(t => t.Id).ToArray();
            var before = (await act.Db.Set<Notice>().AsNoTracking().Where(n => n.Kind == kind.Kind && ids.Contains(n.TaskId) && n.Stage != NoticeStage.New).ToListAsync(act.Token))
                .Select(n => (n.TaskId, n.Stage, n.PersonId, n.Occasion)).ToHashSet();
            foreach (var task in overdue)
            {
                foreach (var (stage, person) in await ToTellAsync(task))
                {
                    if (!before.Add((task.Id, stage, person.PersonId, Notice.OccasionOf(task.Due))))
                        continue;
                    told.Add(New(task, stage, person.PersonId));
                    noted.Add($"{DeskWords.Of(task.Kind)} {task.Number} {task.Due:yyyy-MM-dd} · {VaultWords.Of(stage)} · {person.Name}");
                }
            }
        }

        private async Task<List<(NoticeStage Stage, OfficeHolder Person)>> ToTellAsync(DeskTask task)
        {
            var late = Deadline.At(calendar, task.Due!.Value, time.Today).WorkingDays;
            var owners = await DeskPeople.OfAsync(task, book);
            List<(NoticeStage, OfficeHolder)> all = [.. owners.Select(o => (NoticeStage.Overdue, o))];
            if (late == 0)
                return all;
            var heads = await book.OfAsync(Role.DepartmentHead, task.Department ?? await ControllersAsync());
            all.AddRange(Others(heads, owners).Select(h => (NoticeStage.Head, h)));
            if (late > representativeAfter || heads.Count == 0)
                all.AddRange(Others(await book.OfAsync(await RepresentativeOffice.CodeAsync(act.Db, act.Token), null), owners).Select(r => (NoticeStage.Representative, r)));
            return all;
        }

        /// <summary>Nobody supervises the own task.</summary>
        private static IEnumerable<OfficeHolder> Others(IEnumerable<OfficeHolder> people, IReadOnlyList<OfficeHolder> owners) =>
            people.DistinctBy(p => p.PersonId).Where(p => owners.All(o => o.PersonId != p.PersonId));

        private async Task<string?> ControllersAsync() =>
            await act.Db.Set<Role>().Where(r => r.Code == Role.Controller).Select(r => r.DepartmentCode).FirstOrDefaultAsync(act.Token);

        private Notice New(DeskTask task, NoticeStage stage, Guid person)
        {
            var notice = new Notice { Id = act.NewId(), Kind = task.Kind, TaskId = task.Id, Stage = stage, PersonId = person, Occasion = Notice.OccasionOf(task.Due), At = act.Now };
            act.Db.Add(notice);
            return notice;
        }
    }
}

/// <summary>Tells of overdue tasks each morning.</summary>
internal sealed class EscalationJob(EscalateTasks escalate) : IJob
{
    public const string Code = "desk.escalate";

    public string Kind => Code;

    public async Task<Result<object>> RunAsync(JobContext context, CancellationToken ct)
    {
        var done = await escalate.ExecuteAsync(context.Actor, ct);
        return done.Succeeded ? Result.Of<object>(done.Value) : done.Error;
    }
}
