using System.Globalization;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Benchmarks.Scale;

/// <summary>Copies with their moves on the documents in force, and a long trail about the documents, all as rows.</summary>
internal static class CopyRows
{
    private static readonly string[] Holders = ["admin", "tech", "market"];

    /// <summary>One copy in twenty waits for its issue, as many for the receipt and for the exchange, as many have come back; the others were signed for.</summary>
    public static async Task<int> FillAsync(BenchVault vault, int copies, DateOnly day, CancellationToken ct)
    {
        List<(Guid Document, Guid Edition)> inForce;
        await using (var db = await vault.DatabaseAsync(ct))
            inForce = [.. (await db.Set<EditionInForce>().Where(f => f.To == null).Select(f => new { f.DocumentId, f.EditionId }).ToListAsync(ct)).Select(f => (f.DocumentId, f.EditionId))];
        var each = (copies + inForce.Count - 1) / inForce.Count;
        var made = 0;
        foreach (var portion in inForce.Chunk(500))
        {
            await using var db = await vault.DatabaseAsync(ct);
            db.ChangeTracker.AutoDetectChangesEnabled = false;
            foreach (var (document, edition) in portion)
            {
                AddList(db, document, edition, day);
                for (var c = 1; c <= each && made < copies; c++)
                    AddCopy(db, document, edition, c, made++, day);
            }

            await db.SaveChangesAsync(ct);
        }

        return made;
    }

    /// <summary>
    /// Entries as they stand in the trail, one object and one detail each, spread over the documents. They are not chained: nothing here asks whether the trail
    /// holds, and chaining is measured where acts are.
    /// </summary>
    public static async Task<long> TrailAsync(BenchVault vault, int entries, DateTime now, CancellationToken ct)
    {
        await using var db = await vault.DatabaseAsync(ct);
        db.Database.SetCommandTimeout(TimeSpan.FromMinutes(20));
        var head = await db.Set<TrailHead>().Select(h => h.Seq).SingleAsync(ct);
        var documents = await db.Set<Document>().CountAsync(ct);
        var person = Guid.CreateVersion7();
        await db.Database.ExecuteSqlAsync(
            $"""
            WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < {entries})
            INSERT INTO "TrailEntry" ("Seq", "At", "PersonId", "PersonName", "Source", "Session", "Act", "Format", "Hash")
            SELECT {head} + x, {now}, {person}, '行政部文控', 'Page', 'bench', CASE x % 4 WHEN 0 THEN 'copy.issued' WHEN 1 THEN 'copy.acknowledged' WHEN 2 THEN 'copy.returned' ELSE 'edition.effective' END, 'v1', '' FROM n
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "TrailObject" ("Seq", "Ordinal", "Kind", "ObjectId", "DetailHash")
            SELECT e."Seq", 0, 'document', d."Id", '' FROM "TrailEntry" e
            JOIN (SELECT "Id", row_number() OVER (ORDER BY "Number") - 1 AS k FROM "Document") d ON d.k = e."Seq" % {documents} WHERE e."Seq" > {head}
            """, ct);
        await db.Database.ExecuteSqlAsync(
            $"""
            INSERT INTO "TrailDetail" ("Seq", "Ordinal", "Kind", "ObjectId", "Salt", "Content")
            SELECT "Seq", 0, "Kind", "ObjectId", '', '"001"' FROM "TrailObject" WHERE "Seq" > {head}
            """, ct);
        await db.Set<TrailHead>().ExecuteUpdateAsync(s => s.SetProperty(h => h.Seq, head + entries), ct);
        await db.Database.ExecuteSqlRawAsync("ANALYZE", ct);
        return await db.Set<TrailEntry>().LongCountAsync(ct);
    }

    private static void AddList(VaultDbContext db, Guid document, Guid edition, DateOnly day)
    {
        db.Add(new EditionReading { EditionId = edition, DocumentId = document, OpenedAt = DateTime.UnixEpoch, OpenedOn = day, Due = day });
        db.Add(new DistributionEntry
        {
            Id = Guid.CreateVersion7(),
            DocumentId = document,
            Medium = DistributionMedium.Electronic,
            Department = "market",
            Kind = CopyKind.Copy,
            Copies = 0,
            Standing = EntryStanding.Listed,
            From = day,
            ReadDue = day,
            ById = Guid.Empty,
            ByName = "行政部文控",
            At = DateTime.UnixEpoch,
            Reason = "首次发放",
        });
    }

    private static void AddCopy(VaultDbContext db, Guid document, Guid edition, int ordinal, int n, DateOnly day)
    {
        var id = Guid.CreateVersion7();
        var state = (n % 20) switch { 0 => CopyState.Planned, 1 => CopyState.Issued, 2 => CopyState.RecallRequested, 3 => CopyState.Returned, _ => CopyState.Acknowledged };
        db.Add(new ControlledCopy
        {
            Id = id,
            DocumentId = document,
            EditionId = edition,
            Ordinal = ordinal,
            Number = ordinal.ToString("000", CultureInfo.InvariantCulture),
            Token = $"{id:N}"[10..],
            Kind = CopyKind.Copy,
            Department = Holders[n % Holders.Length],
            State = state,
            StateAt = DateTime.UnixEpoch,
            Due = day.AddDays(-1),
        });
        db.Add(new CopyMove { CopyId = id, Ordinal = 1, State = CopyState.Planned, On = day.AddDays(-40), At = DateTime.UnixEpoch, ById = Guid.Empty, ByName = "行政部文控" });
        if (state != CopyState.Planned)
            db.Add(new CopyMove { CopyId = id, Ordinal = 2, State = state, On = day.AddDays(-30), At = DateTime.UnixEpoch, ById = Guid.Empty, ByName = "行政部文控" });
    }
}
