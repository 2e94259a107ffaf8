using System.Globalization;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>What happens to copies and documents beside the exchange: losses, lendings and destructions, as rows over the copies of <see cref="CopyRows"/>.</summary>
internal static class CopyEnds
{
    private const int PerList = 100;

    /// <summary>One loss for a hundred copies, one lending for twenty, and the copies that came back stand on lists of a hundred.</summary>
    public static async Task FillAsync(BenchVault vault, DateOnly day, DateTime now, CancellationToken ct)
    {
        await using var db = await vault.DatabaseAsync(ct);
        db.ChangeTracker.AutoDetectChangesEnabled = false;
        var copies = await db.Set<ControlledCopy>().OrderBy(c => c.Id).Select(c => new Of(c.Id, c.DocumentId, c.EditionId, c.Number, c.State)).ToListAsync(ct);
        foreach (var (n, copy) in copies.Where((_, i) => i % 100 == 0).Index())
            AddLoss(db, copy, n, day, now);
        foreach (var (n, copy) in copies.Where((_, i) => i % 20 == 0).Index())
            AddLending(db, copy, n, day, now);
        foreach (var (n, portion) in copies.Where(c => c.State == CopyState.Returned).Chunk(PerList).Index())
            AddDestruction(db, portion, n, day, now);
        await db.SaveChangesAsync(ct);
    }

    private static void AddLoss(VaultDbContext db, Of copy, int n, DateOnly day, DateTime now) => db.Add(new CopyLoss
    {
        Id = Guid.CreateVersion7(),
        CopyId = copy.Id,
        NoticedOn = day.AddDays(-n % 300),
        Circumstances = "搬迁后未找到",
        ReportedById = Guid.Empty,
        ReportedByName = "技术部工程师",
        ReportedAt = now.AddDays(-n % 300),
        Department = "tech",
        Office = "dept_head@tech",
        DecidedAt = n % 2 == 0 ? now.AddDays(-n % 300) : null,
        DecidedByName = n % 2 == 0 ? "技术部负责人" : null,
        Approved = n % 2 == 0 ? true : null,
    });

    private static void AddLending(VaultDbContext db, Of copy, int n, DateOnly day, DateTime now)
    {
        var id = Guid.CreateVersion7();
        db.Add(new DocumentLending
        {
            Id = id,
            Number = $"ITSMS-P05-R04-2026-{n.ToString("00000", CultureInfo.InvariantCulture)}",
            What = LendingKind.Borrow,
            DocumentId = copy.Document,
            EditionId = copy.Edition,
            Label = "A",
            IsOutside = false,
            Purpose = "现场使用",
            From = day.AddDays(-n % 300),
            Due = day.AddDays(-(n % 300) + 10),
            RequestedById = Guid.Empty,
            RequestedByName = "技术部工程师",
            RequestedAt = now.AddDays(-n % 300),
            AnswerDue = day,
            State = n % 4 == 0 ? LendingState.Requested : n % 4 == 1 ? LendingState.HandedOut : LendingState.Returned,
            StateAt = now.AddDays(-n % 300),
            Office = n % 4 == 0 ? "dept_head@tech" : "",
            OutAt = n % 4 == 0 ? null : now.AddDays(-n % 300),
            Steps = n % 4 == 0 ? 0 : 1,
        });
        if (n % 4 != 0)
            db.Add(new LendingStep { Id = Guid.CreateVersion7(), LendingId = id, Ordinal = 1, Act = LendingAct.Approve, At = now.AddDays(-n % 300), ById = Guid.Empty, ByName = "技术部负责人" });
    }

    private static void AddDestruction(VaultDbContext db, Of[] copies, int n, DateOnly day, DateTime now)
    {
        var list = new DestructionList
        {
            Id = Guid.CreateVersion7(),
            Number = $"ITSMS-P05-R07-2026-{n.ToString("0000", CultureInfo.InvariantCulture)}",
            State = DestructionState.Proposed,
            Department = "tech",
            Reason = "换版收回",
            Method = DestructionMethod.Shred,
            ProposedById = Guid.Empty,
            ProposedByName = "行政部文控",
            ProposedAt = now.AddDays(-n % 300),
        };
        db.Add(list);
        foreach (var (i, copy) in copies.Index())
        {
            db.Add(new DestructionItem
            {
                Id = Guid.CreateVersion7(),
                ListId = list.Id,
                Ordinal = i,
                ObjectKind = ControlledCopy.ObjectKind,
                ObjectId = copy.Id,
                DocumentId = copy.Document,
                EditionId = copy.Edition,
                Number = "ITSMS",
                Title = "文件",
                Level = "二阶",
                Label = "A",
                CopyNumber = copy.Number,
                Classification = Classification.Internal,
                Rule = "换版收回",
                DueOn = day,
                Fate = ItemFate.Listed,
            });
        }
    }

    private sealed record Of(Guid Id, Guid Document, Guid Edition, string Number, CopyState State);
}
