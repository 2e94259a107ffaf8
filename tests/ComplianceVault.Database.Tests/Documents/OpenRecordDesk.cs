using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A record of a form of a document, in a state, that refers to the document.</summary>
internal static class OpenRecordDesk
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    public static async Task<Guid> AddAsync(LifeDesk desk, Guid document, string number, RecordState state)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var parent = await db.Set<Document>().Where(d => d.Id == document).Select(d => d.Number).SingleAsync(Ct);
        var form = await db.Set<Form>().FirstOrDefaultAsync(f => f.Parent == parent, Ct) ?? New(db, parent);
        var now = desk.Vault.Clock.GetUtcNow().UtcDateTime;
        var record = new Record
        {
            Id = Guid.CreateVersion7(),
            FormId = form.Id,
            FormEditionId = form.Id,
            Number = number,
            Department = "tech",
            Classification = Classification.Internal,
            State = state,
            BegunAt = now,
            BegunById = (await desk.ActorAsync(LifeDesk.Author)).PersonId,
            BegunByName = LifeDesk.Author,
            FinishBy = desk.Today,
        };
        db.Add(record);
        db.Add(new RecordLink { Id = Guid.CreateVersion7(), RecordId = record.Id, Field = "document", TargetKind = "document", TargetId = document.ToString("D"), FromOrdinal = 1 });
        await db.SaveChangesAsync(Ct);
        return record.Id;
    }

    private static Form New(VaultDbContext db, string parent)
    {
        var form = new Form
        {
            Id = Guid.CreateVersion7(),
            Number = $"{parent}-R01",
            TitleZh = "巡检记录",
            Parent = parent,
            Way = FormWay.Filled,
            Basis = FormBasis.Listed,
            IsActive = true,
            Retention = "RET-SYS3",
        };
        db.Add(form);
        db.Add(new FormEdition { Id = form.Id, FormId = form.Id, Ordinal = 1, Schema = "{}", SchemaHash = "0" });
        return form;
    }
}
