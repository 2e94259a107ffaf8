using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>
/// A wished line of the list: a department (code) or somebody outside (name); paper with the number of copies, or electronic. A 受控01 line is the master's:
/// one copy.
/// </summary>
public sealed record DistributionLine(DistributionMedium Medium, string? Department, string? OutsideHolder, int Copies, CopyKind Kind = CopyKind.Copy)
{
    internal (DistributionMedium, string?, string?, CopyKind) Key => (Medium, Department, OutsideHolder, Kind);

    internal static DistributionLine Of(DistributionEntry entry) => new(entry.Medium, entry.Department, entry.OutsideHolder, entry.Copies, entry.Kind);

    /// <summary>技术部 纸质 受控02（副本）×2; for the trail.</summary>
    internal string Said(string department) => PaperWords.Line(
        OutsideHolder ?? department, PaperWords.Of(Medium), Medium == DistributionMedium.Paper ? $"{PaperWords.Of(Kind)}×{Copies}" : "");

    internal DistributionLine Cleaned => this with { Department = Department.Clean(), OutsideHolder = OutsideHolder.Clean(), Copies = Medium == DistributionMedium.Paper ? Copies : 0 };
}

/// <summary>
/// The owner department or the controller sets who gets a document, as a whole list with a reason (文件控制程序 4.5.4). What changes is a new period; the copies of
/// the newest issued edition follow in the same act. A line for somebody outside, or which the controller adds beyond the scope that the owner department set,
/// awaits the management representative's approval, and nothing is issued to it before.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class SetDistribution(Vault vault, CompanyTime time, CopyPlanning planning, ReadingOpening reading, DueDays days)
{
    public const int MostCopies = 200;
    private const int LongestName = 100;

    /// <summary>
    /// <paramref name="version"/>: of the list as it was shown. Refusals: <c>documents.not-found</c>, <c>act.reason-required</c>, <c>lifecycle.not-your-department</c>,
    /// <c>data.changed-meanwhile</c>, <c>distribution.unchanged</c>, <c>distribution.holder</c>, <c>distribution.copies</c> (1…200), <c>distribution.outside-paper</c>,
    /// <c>distribution.twice</c> (who), <c>distribution.one-master</c>, <c>organisation.no-such-department</c>, <c>act.text-too-long</c>.
    /// </summary>
    public Task<Result> ExecuteAsync(Actor actor, Guid documentId, int version, IReadOnlyList<DistributionLine> lines, string reason, CancellationToken ct) =>
        vault.ActAsync(this, actor, async act =>
        {
            if (Texts.ReasonRefusal(reason) is { } unreasoned)
                return unreasoned;
            await Copies.LockDocumentAsync(act, documentId);
            if (await act.Db.Set<Document>().FirstOrDefaultAsync(d => d.Id == documentId, act.Token) is not { } document)
                return Error.NotFound("documents.not-found", "");
            if (await Writers.RefusalAsync(act.Db, actor, document.Department, act.Token) is { } foreign)
                return foreign;
            var list = await act.Db.Set<DistributionEntry>().Where(e => e.DocumentId == documentId).ToListAsync(act.Token);
            if (DistributionList.VersionOf(list) != version)
                return Error.Conflict("data.changed-meanwhile");
            var wanted = lines.Select(l => l.Cleaned).ToList();
            return await RefusalAsync(act.Db, wanted, act.Token) is { } refusal ? refusal : await SetAsync(act, document, list, wanted, reason.Trim());
        }, ct);

    private static async Task<Error?> RefusalAsync(VaultDbContext db, List<DistributionLine> lines, CancellationToken ct)
    {
        if (lines.Select(Refusal).FirstOrDefault(e => e is not null) is { } unfit)
            return unfit;
        if (lines.GroupBy(l => l.Key).FirstOrDefault(g => g.Count() > 1) is { } twice)
            return Error.Invalid("distribution.twice", twice.First().OutsideHolder ?? await NameAsync(db, twice.First().Department!, ct));
        if (lines.Count(l => l.Kind == CopyKind.Master) > 1)
            return Error.Invalid("distribution.one-master");
        var named = lines.Select(l => l.Department).OfType<string>().Distinct().ToList();
        var known = await db.Set<Department>().Where(d => named.Contains(d.Code)).Select(d => d.Code).ToListAsync(ct);
        return named.Except(known).FirstOrDefault() is { } unknown ? Error.Invalid("organisation.no-such-department", unknown) : null;
    }

    private static Error? Refusal(DistributionLine line) =>
        line.Department is null == line.OutsideHolder is null || !Enum.IsDefined(line.Medium) || !Enum.IsDefined(line.Kind) ? Error.Invalid("distribution.holder")
        : line.OutsideHolder?.Length > LongestName ? Error.Invalid("act.text-too-long", LongestName)
        : line.Medium == DistributionMedium.Electronic ? line.OutsideHolder is null && line.Kind == CopyKind.Copy ? null : Error.Invalid("distribution.outside-paper")
        : line.Copies is < 1 or > MostCopies ? Error.Invalid("distribution.copies", MostCopies)
        : line is { Kind: CopyKind.Master, Copies: not 1 } or { Kind: CopyKind.Master, OutsideHolder: not null } ? Error.Invalid("distribution.one-master")
        : null;

    private static async Task<string> NameAsync(VaultDbContext db, string department, CancellationToken ct) =>
        await db.Set<Department>().Where(d => d.Code == department).Select(d => d.NameZh).FirstOrDefaultAsync(ct) ?? department;

    private static async Task<string> SaidAsync(VaultDbContext db, IEnumerable<DistributionLine> lines, CancellationToken ct)
    {
        var said = new List<string>();
        foreach (var line in lines)
            said.Add(line.Said(line.Department is { } code ? await NameAsync(db, code, ct) : ""));
        return string.Join('；', said);
    }

    private async Task<Result> SetAsync(Act act, Document document, List<DistributionEntry> list, List<DistributionLine> wanted, string reason)
    {
        var present = list.Where(e => e.To is null).ToList();
        var ended = present.Where(e => !wanted.Contains(DistributionLine.Of(e))).ToList();
        var added = wanted.Except(present.Select(DistributionLine.Of)).ToList();
        if (ended.Count + added.Count == 0)
            return Error.Conflict("distribution.unchanged");
        var scope = await DistributionList.ScopeAsync(act.Db, act.Actor, document, list, act.Token);
        var readDue = await days.AfterAsync(act.Db, time.Today, DistributionSettings.ReadDays, act.Token);
        foreach (var entry in ended)
            entry.To = time.Today;
        foreach (var line in added)
            act.Db.Add(New(act, document.Id, line, StandingOf(line, scope, ended.Find(e => DistributionLine.Of(e).Key == line.Key)), reason, readDue));
        act.Note("distribution.set", new ObjectRef(Document.Kind, document.Id), new
        {
            document.Number,
            Old = new { List = await SaidAsync(act.Db, present.Select(DistributionLine.Of), act.Token) },
            New = new { List = await SaidAsync(act.Db, wanted, act.Token) },
            Reason = reason,
        });
        await act.Db.SaveChangesAsync(act.Token);
        await reading.OpenIssuedAsync(act, document.Id);
        await planning.FollowListAsync(act, document.Id);
        return Result.Success;
    }

    /// <summary>A line of the scope keeps its approval when only its number of copies changes; for somebody outside more copies are a new question.</summary>
    private static EntryStanding StandingOf(DistributionLine line, DistributionScope scope, DistributionEntry? before) =>
        line.OutsideHolder is not null ? before is { Standing: EntryStanding.Approved } && line.Copies <= before.Copies ? EntryStanding.Approved : EntryStanding.Awaiting
        : before is not null ? before.Standing
        : scope.Holds(line.Department!) ? EntryStanding.Listed
        : EntryStanding.Awaiting;

    private DistributionEntry New(Act act, Guid document, DistributionLine line, EntryStanding standing, string reason, DateOnly readDue) => new()
    {
        Id = act.NewId(),
        DocumentId = document,
        Medium = line.Medium,
        Department = line.Department,
        OutsideHolder = line.OutsideHolder,
        Kind = line.Kind,
        Copies = line.Copies,
        Standing = standing,
        From = time.Today,
        ReadDue = line.Medium == DistributionMedium.Electronic ? readDue : null,
        ById = act.Actor.PersonId,
        ByName = act.Actor.Name,
        At = act.Now,
        Reason = reason,
    };
}
