using System.Security.Cryptography;
using System.Text.Json;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>An edition with all that its guards look at, read at once.</summary>
internal sealed record EditionCase
{
    public required Document Document { get; init; }

    public required Edition Edition { get; init; }

    /// <summary>Null for a form, whose text is made of its fields.</summary>
    public EditionFile? Main { get; init; }

    /// <summary>Of all rounds, in the order in which they were opened.</summary>
    public required List<SigningTask> Tasks { get; init; }

    public required List<NamedSigner> Named { get; init; }

    public required List<EditionDepartment> Departments { get; init; }

    /// <summary>Who is about to sign 编制, where it is not the one who began the draft.</summary>
    public Guid? Submitter { get; init; }

    public ObjectRef Ref => new(Edition.Kind, Edition.Id);

    public ObjectRef DocumentRef => new(Document.Kind, Document.Id);

    /// <summary>The tasks that count: those of a round that ended without approval do not.</summary>
    public IEnumerable<SigningTask> OfRound =>
        Edition.State is EditionState.Draft or EditionState.Discarded ? [] : Tasks.Where(t => t.Round == Edition.Round && t.Outcome is null or TaskOutcome.Signed);

    /// <summary>The round a signature given now belongs to: a submission begins the next one.</summary>
    public int SigningRound => Edition.State == EditionState.Draft ? Edition.Round + 1 : Edition.Round;

    public IReadOnlyList<string> CountersignDepartments =>
        [.. Departments.Where(d => d.Part == DepartmentPart.Countersign).Select(d => d.Department).Order(StringComparer.Ordinal)];

    /// <summary>Locks the edition's row for the act, so that two who act at once follow one another and the second sees what the first did; then reads it.</summary>
    public static async Task<EditionCase?> LockAsync(Act act, Guid editionId)
    {
        var found = await act.Db.Set<Edition>().Where(e => e.Id == editionId).ExecuteUpdateAsync(s => s.SetProperty(e => e.Round, e => e.Round), act.Token);
        return found == 0 ? null : await LoadAsync(act.Db, editionId, act.Token);
    }

    /// <summary>Several to look at, by id, in a handful of queries however many they are; for lists, never for acts.</summary>
    public static async Task<IReadOnlyDictionary<Guid, EditionCase>> LoadManyAsync(VaultDbContext db, IReadOnlyCollection<Guid> ids, CancellationToken ct)
    {
        var found = await db.Set<Edition>().AsNoTracking().Where(e => ids.Contains(e.Id))
            .Join(db.Set<Document>().AsNoTracking(), e => e.DocumentId, d => d.Id, (e, d) => new { Edition = e, Document = d }).ToListAsync(ct);
        var files = await db.Set<EditionFile>().AsNoTracking().Where(f => ids.Contains(f.EditionId) && f.IsMain).ToListAsync(ct);
        var tasks = (await db.Set<SigningTask>().AsNoTracking().Where(t => ids.Contains(t.EditionId)).ToListAsync(ct)).ToLookup(t => t.EditionId);
        var named = (await db.Set<NamedSigner>().AsNoTracking().Where(n => ids.Contains(n.EditionId)).OrderBy(n => n.At).ToListAsync(ct)).ToLookup(n => n.EditionId);
        var departments = (await db.Set<EditionDepartment>().AsNoTracking().Where(d => ids.Contains(d.EditionId)).ToListAsync(ct)).ToLookup(d => d.EditionId);
        return found.ToDictionary(f => f.Edition.Id, f => new EditionCase
        {
            Edition = f.Edition,
            Document = f.Document,
            Main = files.Find(m => m.EditionId == f.Edition.Id),
            Tasks = InOrder(tasks[f.Edition.Id]),
            Named = [.. named[f.Edition.Id]],
            Departments = [.. departments[f.Edition.Id]],
        });
    }

    public static async Task<EditionCase?> LoadAsync(VaultDbContext db, Guid editionId, CancellationToken ct)
    {
        if (await db.Set<Edition>().FirstOrDefaultAsync(e => e.Id == editionId, ct) is not { } edition)
            return null;
        return new()
        {
            Edition = edition,
            Document = await db.Set<Document>().FirstAsync(d => d.Id == edition.DocumentId, ct),
            Main = await db.Set<EditionFile>().AsNoTracking().FirstOrDefaultAsync(f => f.EditionId == editionId && f.IsMain, ct),
            Tasks = InOrder(await db.Set<SigningTask>().Where(t => t.EditionId == editionId).ToListAsync(ct)),
            Named = await db.Set<NamedSigner>().AsNoTracking().Where(n => n.EditionId == editionId).OrderBy(n => n.At).ToListAsync(ct),
            Departments = await db.Set<EditionDepartment>().Where(d => d.EditionId == editionId).ToListAsync(ct),
        };
    }

    private static List<SigningTask> InOrder(IEnumerable<SigningTask> tasks) => [.. tasks.OrderBy(t => t.Round).ThenBy(t => t.OpenedAt).ThenBy(t => t.Meaning)];

    /// <summary>
    /// The hash that is signed: over the main file, what the cover says of number, title, label, level and department, the change description, and the round (R13).
    /// </summary>
    public string ContentHash(int round) => Convert.ToHexStringLower(SHA256.HashData(JsonSerializer.SerializeToUtf8Bytes(new object?[]
    {
        "v1", Main?.Hash, Document.Number, Document.Title, Edition.Label, Document.Level, Document.Department, Edition.ChangeDescription, round,
    })));

    /// <summary>Who has part in the text: who began it and who signed 编制.</summary>
    public HashSet<Guid> Authors => [.. Involved(SignatureMeaning.Author), Edition.CreatedById, Submitter ?? Edition.CreatedById];

    /// <summary>Those who gave a signature of this round, and those for whom they stood in.</summary>
    public HashSet<Guid> Involved(SignatureMeaning meaning) =>
        [.. OfRound.Where(t => t.Meaning == meaning && t.Outcome == TaskOutcome.Signed).SelectMany(t => new[] { t.DoneById, t.InsteadOfId }).OfType<Guid>()];

    /// <summary>Who must not give this signature: 编制 ≠ 审核 ≠ 批准, deputies and those for whom they stand in included (decision 17).</summary>
    public HashSet<Guid> Excluded(SignatureMeaning meaning) => meaning switch
    {
        SignatureMeaning.Review => [.. Authors, .. Involved(SignatureMeaning.Approve)],
        SignatureMeaning.Approve => [.. Authors, .. Involved(SignatureMeaning.Review)],
        _ => [],
    };

    public Guid? NamedFor(SignatureMeaning meaning, string? department) => Named.FindLast(n => n.Meaning == meaning && n.Department == department)?.PersonId;
}
