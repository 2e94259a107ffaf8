using System.Globalization;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>Who gets copies of a kind: a department or somebody outside.</summary>
internal sealed record CopyHolder(string? Department, string? OutsideHolder, CopyKind Kind)
{
    public static CopyHolder Of(ControlledCopy copy) => new(copy.Department, copy.OutsideHolder, copy.Kind);

    public static CopyHolder Of(DistributionEntry entry) => new(entry.Department, entry.OutsideHolder, entry.Kind);
}

/// <summary>
/// Makes the copies of the newest issued edition agree with the list: missing ones are planned, each paired with an open copy of an earlier edition that the
/// holder still has (以旧换新); planned ones that the list no longer asks for are cancelled; of a holder who left the list, all are recalled.
/// </summary>
public sealed class CopyPlanning(CompanyTime time, DueDays days)
{
    /// <summary>The document must be locked. <paramref name="lost"/>: a lost copy for which the first new one of its holder stands in.</summary>
    internal async Task FollowListAsync(Act act, Guid documentId, ControlledCopy? lost = null)
    {
        await act.Db.SaveChangesAsync(act.Token);
        var edition = await NewestAsync(act.Db, documentId, act.Token);
        if (edition is null)
            return;
        var document = await act.Db.Set<Document>().FirstAsync(d => d.Id == documentId, act.Token);
        var lines = await act.Db.Set<DistributionEntry>().Where(e => e.DocumentId == documentId && e.To == null && e.Medium == DistributionMedium.Paper).ToListAsync(act.Token);
        var copies = await act.Db.Set<ControlledCopy>().Where(c => c.DocumentId == documentId && c.State != CopyState.Cancelled).ToListAsync(act.Token);
        var plan = new Plan(act, document, edition, copies, await act.Db.Set<ControlledCopy>().Where(c => c.DocumentId == documentId).MaxAsync(c => (int?)c.Ordinal, act.Token) ?? 0, time.Today);
        foreach (var line in lines.Where(l => l.Standing is EntryStanding.Listed or EntryStanding.Approved)
            .OrderBy(l => l.Kind).ThenBy(l => l.OutsideHolder is not null).ThenBy(l => l.Department, StringComparer.Ordinal).ThenBy(l => l.OutsideHolder, StringComparer.Ordinal))
            plan.Follow(CopyHolder.Of(line), line.Copies, lost);
        await DropAsync(plan, [.. lines.Select(CopyHolder.Of)]);
        plan.Note();
        await act.Db.SaveChangesAsync(act.Token);
    }

    private static Task<Edition?> NewestAsync(VaultDbContext db, Guid documentId, CancellationToken ct) =>
        db.Set<Edition>().Where(e => e.DocumentId == documentId && (e.State == EditionState.Published || e.State == EditionState.Effective))
            .OrderByDescending(e => e.Ordinal).FirstOrDefaultAsync(ct);

    /// <summary>Copies of those who are on the list no more.</summary>
    private async Task DropAsync(Plan plan, HashSet<CopyHolder> listed)
    {
        var gone = plan.Copies.Where(c => !listed.Contains(CopyHolder.Of(c))).ToList();
        foreach (var copy in gone.Where(c => c.State == CopyState.Planned))
            plan.Cancel(copy);
        var open = gone.Where(c => c.State is CopyState.Issued or CopyState.Acknowledged).ToList();
        if (open.Count > 0)
            plan.Recall(open, await days.AfterAsync(plan.Act.Db, plan.Today, DistributionSettings.ReturnDays, plan.Act.Token));
    }

    /// <summary>One run for one edition.</summary>
    private sealed class Plan(Act act, Document document, Edition edition, List<ControlledCopy> copies, int taken, DateOnly today)
    {
        /// <summary>A copy that is lost or came back is missing; one that is reported lost may still turn up.</summary>
        private static readonly CopyState[] Counted = [CopyState.Planned, .. Distribution.Copies.Open, CopyState.LossReported];

        private readonly List<ControlledCopy> planned = [];
        private readonly List<ControlledCopy> cancelled = [];
        private readonly List<ControlledCopy> recalled = [];

        private int last = taken;

        public Act Act => act;

        public DateOnly Today => today;

        public IReadOnlyList<ControlledCopy> Copies => copies;

        public void Follow(CopyHolder holder, int wanted, ControlledCopy? lost)
        {
            var own = copies.Where(c => c.EditionId == edition.Id && CopyHolder.Of(c) == holder && Counted.Contains(c.State)).ToList();
            foreach (var extra in own.Where(c => c.State == CopyState.Planned).OrderByDescending(c => c.Ordinal).Take(Math.Max(own.Count - wanted, 0)))
                Cancel(extra);
            for (var i = own.Count; i < wanted; i++)
                Add(holder, lost is not null && CopyHolder.Of(lost) == holder && planned.Count == 0 ? lost : Pair(holder));
        }

        public void Cancel(ControlledCopy copy)
        {
            Distribution.Copies.Move(act, copy, CopyAct.Cancel, today);
            copy.ReplacesId = null;
            cancelled.Add(copy);
        }

        public void Recall(IEnumerable<ControlledCopy> open, DateOnly due)
        {
            foreach (var copy in open)
            {
                Distribution.Copies.Move(act, copy, CopyAct.RequestRecall, today, due: due);
                recalled.Add(copy);
            }
        }

        public void Note()
        {
            Note("copies.planned", planned);
            Note("copies.cancelled", cancelled);
            Note("copies.recalled", recalled);
        }

        private void Add(CopyHolder holder, ControlledCopy? old)
        {
            var ordinal = ++last;
            var copy = new ControlledCopy
            {
                Id = act.NewId(),
                DocumentId = document.Id,
                EditionId = edition.Id,
                Ordinal = ordinal,
                Number = ordinal.ToString("000", CultureInfo.InvariantCulture),
                Token = CheckToken.NewToken(),
                Kind = holder.Kind,
                Department = holder.Department,
                OutsideHolder = holder.OutsideHolder,
                HolderId = old?.HolderId,
                HolderName = old?.HolderName,
                State = CopyState.Planned,
                StateAt = act.Now,
                ReplacesId = old?.Id,
            };
            act.Db.Add(copy);
            Distribution.Copies.Write(act, copy, null, today);
            copies.Add(copy);
            planned.Add(copy);
        }

        /// <summary>The first copy of an earlier edition that is out, or reported lost and not decided, and that nobody has been told to exchange yet.</summary>
        private ControlledCopy? Pair(CopyHolder holder)
        {
            var paired = copies.Where(c => c.State != CopyState.Cancelled).Select(c => c.ReplacesId).OfType<Guid>().ToHashSet();
            return copies.Where(c => c.EditionId != edition.Id && c.State != CopyState.Planned && Counted.Contains(c.State) && CopyHolder.Of(c) == holder && !paired.Contains(c.Id)).MinBy(c => c.Ordinal);
        }

        private void Note(string what, List<ControlledCopy> of)
        {
            if (of.Count > 0)
            {
                act.Note(what, (new ObjectRef(Edition.Kind, edition.Id), new { edition.Label, Numbers = string.Join('、', of.Select(c => c.Number)) }),
                    (new ObjectRef(Document.Kind, document.Id), null));
            }
        }
    }
}
