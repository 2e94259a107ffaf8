using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Destruction;

/// <summary>
/// A line of the 销毁登记: what is gone, an edition, a paper copy of one or a record, under which certificate. List, method and names are null where a restored backup knows only that it is gone.
/// </summary>
public sealed record DestroyedRow(
    string Number, string Title, string Label, string? CopyNumber, string Certificate, DateTime At, Guid? ListId, string? List, DestructionMethod? Method, string? DestroyedBy, string? Witness, IReadOnlyList<string> Hashes)
{
    /// <summary>The record whose page says that it is gone; null: a document.</summary>
    public Guid? RecordId { get; init; }
}

/// <summary>The 销毁登记: computed of what was disposed of, never written by hand (decision 21).</summary>
[Needs(Permission.ControlDocuments, Permission.Audit)]
public sealed class DestructionRegister(Vault vault, IDbContextFactory<VaultDbContext> databases)
{
    private const int MostExported = 10_000;

    /// <summary>The newest first.</summary>
    public async Task<Result<Page<DestroyedRow>>> ListAsync(Actor actor, PageRequest page, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return new Page<DestroyedRow>(await RowsAsync(db, page.Skip, page.Take, ct), await Gone(db).CountAsync(ct));
    }

    /// <summary>All lines, for a sheet; the trail keeps who took them (R01: export).</summary>
    public async Task<Result<IReadOnlyList<DestroyedRow>>> ExportAsync(Actor actor, CancellationToken ct)
    {
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("destruction.register-exported", TrailWriter.VaultRef);
            return Task.FromResult(Result.Success);
        }, ct);
        if (!noted.Succeeded)
            return noted.Error;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await RowsAsync(db, 0, MostExported, ct);
    }

    private static async Task<List<DestroyedRow>> RowsAsync(VaultDbContext db, int skip, int take, CancellationToken ct)
    {
        var gone = await Gone(db).OrderByDescending(x => x.At).ThenBy(x => x.Number).ThenBy(x => x.Label).ThenBy(x => x.CopyNumber).Skip(skip).Take(take).ToListAsync(ct);
        var numbers = gone.Select(g => g.Certificate).Distinct().ToList();
        var lists = await db.Set<DestructionList>().AsNoTracking().Where(l => numbers.Contains(l.Certificate!)).ToDictionaryAsync(l => l.Certificate!, ct);
        var ids = lists.Values.Select(l => l.Id).ToList();
        var steps = (await db.Set<DecisionStep>().AsNoTracking().Where(s => s.SubjectKind == DestructionList.Kind && ids.Contains(s.SubjectId) && s.Outcome == TaskOutcome.Signed).ToListAsync(ct))
            .ToLookup(s => (s.SubjectId, s.Meaning), s => s.DoneByName);
        return gone.ConvertAll(g =>
        {
            var list = lists.GetValueOrDefault(g.Certificate);
            return new DestroyedRow(
                g.Number, g.Title, g.Label, g.CopyNumber.Length > 0 ? g.CopyNumber : null, g.Certificate, g.At, list?.Id, list?.Number, list?.Method,
                list is null ? null : steps[(list.Id, SignatureMeaning.Destroy)].LastOrDefault(), list is null ? null : steps[(list.Id, SignatureMeaning.Witness)].LastOrDefault(),
                g.Content.Split('\n', StringSplitOptions.RemoveEmptyEntries))
            {
                RecordId = g.RecordId,
            };
        });
    }

    private static IQueryable<GoneObject> Gone(VaultDbContext db)
    {
        var disposed = db.Set<DisposedObject>().AsNoTracking();
        var editions = disposed.Where(d => d.Kind == Edition.Kind).Join(db.Set<Edition>(), d => d.ObjectId, e => e.Id, (d, e) => new { d, e })
            .Join(db.Set<Document>(), x => x.e.DocumentId, d => d.Id, (x, d) => new GoneObject
            {
                Certificate = x.d.Certificate,
                At = x.d.At,
                Content = x.d.Content,
                Label = x.e.Label,
                Number = d.Number,
                Title = d.Title,
                CopyNumber = "",
                RecordId = null,
            });
        var copies = disposed.Where(d => d.Kind == ControlledCopy.ObjectKind)
            .Join(CopyRows.Of(db, db.Set<ControlledCopy>()), d => d.ObjectId, x => x.Copy.Id, (d, x) => new GoneObject
            {
                Certificate = d.Certificate,
                At = d.At,
                Content = d.Content,
                Label = x.Edition.Label,
                Number = x.Document.Number,
                Title = x.Document.Title,
                CopyNumber = x.Copy.Number,
                RecordId = null,
            });
        var records = disposed.Where(d => d.Kind == Record.Kind).Join(db.Set<Record>(), d => d.ObjectId, r => r.Id, (d, r) => new { d, r })
            .Join(db.Set<Form>(), x => x.r.FormId, f => f.Id, (x, f) => new GoneObject
            {
                Certificate = x.d.Certificate,
                At = x.d.At,
                Content = x.d.Content,
                Label = "",
                Number = x.r.Number ?? f.Number,
                Title = f.TitleZh,
                CopyNumber = "",
                RecordId = x.r.Id,
            });
        return editions.Concat(copies).Concat(records);
    }

    private sealed class GoneObject
    {
        public required string Certificate { get; init; }

        public required DateTime At { get; init; }

        public required string Content { get; init; }

        public required string Label { get; init; }

        public required string Number { get; init; }

        public required string Title { get; init; }

        /// <summary>Empty for an edition.</summary>
        public required string CopyNumber { get; init; }

        public Guid? RecordId { get; init; }
    }
}

/// <summary>Hands out the certificate as it was made, byte for byte; the trail keeps who took it (R01: export).</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class DownloadCertificate(Vault vault, StoredFiles store)
{
    /// <summary>Refusals: <c>deciding.not-found</c>, <c>content-store.missing</c>.</summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, Guid listId, CancellationToken ct)
    {
        var found = await vault.ActAsync<DestructionCertificate>(this, actor, async act =>
        {
            if (!await DestructionRights.Visible(act.Db, actor).AnyAsync(l => l.Id == listId, ct)
                || await act.Db.Set<DestructionCertificate>().AsNoTracking().FirstOrDefaultAsync(c => c.ListId == listId, ct) is not { } certificate)
            {
                return Error.NotFound("deciding.not-found");
            }

            act.Note("destruction.certificate-downloaded", new ObjectRef(DestructionList.Kind, listId), new { certificate.Number, certificate.Hash });
            return certificate;
        }, ct);
        if (!found.Succeeded)
            return found.Error;
        var content = await store.OpenAsync(found.Value.Hash, ct);
        return content.Succeeded ? new OpenedFile(content.Value, $"{found.Value.Number}.pdf", FileTypes.Of(SourceFormat.Pdf), found.Value.Length) : content.Error;
    }
}
