using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>Takes a sheet in for the register of a form; nothing becomes a record yet.</summary>
[Needs(Permission.Read)]
public sealed class ReceiveSheet(Vault vault, IDbContextFactory<VaultDbContext> databases, StoredFiles store, VaultSettings settings)
{
    /// <summary>The value is the id of the import. Refusals: those of beginning a record of the form, of the store, of reading the file.</summary>
    public async Task<Result<Guid>> ExecuteAsync(Actor actor, string form, string fileName, Stream content, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        if (await MayFillAsync(actor, form, ct) is { Succeeded: false } refused) // nobody's file is stored in vain
            return refused.Error;
        var stored = await store.PutAsync(content, await settings.GetNumberAsync(ReadingSettings.LargestFile, ct) << 20, ct);
        if (!stored.Succeeded)
            return stored.Error;
        var name = fileName.Length <= 300 ? fileName : fileName[^300..];
        var opened = await SheetSource.OpenAsync(store, settings, stored.Value.Hash, name, ct);
        if (!opened.Succeeded)
            return opened.Error;
        await opened.Value.DisposeAsync();
        return await AddAsync(actor, form, name, stored.Value, ct);
    }

    private async Task<Result> MayFillAsync(Actor actor, string form, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return (await SheetForm.OfAsync(db, actor, form, ct)).WithoutValue();
    }

    private Task<Result<Guid>> AddAsync(Actor actor, string number, string name, StoredContent stored, CancellationToken ct) =>
        vault.ActAsync<Guid>(this, actor, async act =>
        {
            var form = await SheetForm.OfAsync(act.Db, actor, number, ct);
            if (!form.Succeeded)
                return form.Error;
            var import = new SheetImport
            {
                Id = act.NewId(),
                FormId = form.Value.Form.Id,
                FormEditionId = form.Value.Edition.Id,
                FileName = name,
                FileHash = stored.Hash,
                Length = stored.Length,
                At = act.Now,
                ById = actor.PersonId,
                ByName = actor.Name,
            };
            act.Db.Add(import);
            act.Note("record-sheet.received", new ObjectRef(Form.Kind, import.FormId), new { import.FileName, import.FileHash, import.Length });
            return import.Id;
        }, ct);
}

/// <summary>The file of a sheet stays until its rows are records; afterwards its name and hash say where they come from.</summary>
internal sealed class SheetContent : IContentReferences
{
    public IQueryable<string> Hashes(VaultDbContext db) => db.Set<SheetImport>().Where(i => i.EndedAt == null).Select(i => i.FileHash);
}
