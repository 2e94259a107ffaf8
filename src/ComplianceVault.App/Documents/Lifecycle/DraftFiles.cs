using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lifecycle;

/// <summary>A file for a draft, stored and read.</summary>
internal sealed record DraftFile(KeptFile File, DocumentText Text, string TextHash);

/// <summary>Takes files for drafts in: stored and read before the act, written to the edition inside it. What no row refers to is swept.</summary>
public sealed class DraftFiles(StoredFiles store, EditionTexts texts, VaultSettings settings)
{
    private const int LongestName = 300;

    internal async Task<Result<DraftFile>> ReadAsync(string fileName, Stream content, CancellationToken ct)
    {
        var limits = await ReadingSettings.LimitsAsync(settings, ct);
        var stored = await store.PutAsync(content, limits.FileBytes, ct);
        return stored.Succeeded ? await ReadAsync(fileName, stored.Value, limits, ct) : stored.Error;
    }

    /// <summary>A file that is stored already: that of the edition in force.</summary>
    internal async Task<Result<DraftFile>> ReadAsync(EditionFile file, CancellationToken ct) =>
        await ReadAsync(file.FileName, new StoredContent(file.Hash, file.Length), await ReadingSettings.LimitsAsync(settings, ct), ct);

    /// <summary>The draft's file and text from here on; the outline is matched to the edition before, and the upload is kept for good.</summary>
    internal async Task<int> SetAsync(Act act, Document document, Edition edition, DraftFile draft)
    {
        var ordinal = await KeepFirstAsync(act, edition) + 1;
        await act.Db.Set<EditionFile>().Where(f => f.EditionId == edition.Id).ExecuteDeleteAsync(act.Token);
        await EditionWriter.RemoveTextAsync(act, edition.Id);
        EditionWriter.AddFile(act, edition.Id, draft.File, isMain: true);
        edition.TextHash = draft.TextHash;
        var numbering = await NumberingInForce.LoadAsync(act.Db, act.Token);
        EditionWriter.AddText(act, edition.Id, new(document.Number, document.Title, numbering), draft.Text, await BeforeAsync(act, edition));
        act.Db.Add(Upload(act, edition.Id, ordinal, draft.File, draft.TextHash));
        return ordinal;
    }

    private async Task<Result<DraftFile>> ReadAsync(string fileName, StoredContent stored, ReadingLimits limits, CancellationToken ct)
    {
        var name = Path.GetFileName(fileName.Replace('\\', '/'));
        var file = await store.OpenAsync(stored.Hash, ct);
        if (!file.Succeeded)
            return file.Error;
        await using var stream = file.Value;
        var text = DocumentReader.Read(stream, name, limits, ct);
        if (!text.Succeeded)
            return text.Error;
        var kept = await texts.PutAsync(text.Value, ct);
        var shown = name.Length <= LongestName ? name : name[^LongestName..];
        return kept.Succeeded ? new DraftFile(new(shown, text.Value.Format, stored.Hash, stored.Length), text.Value, kept.Value) : kept.Error;
    }

    /// <summary>The number of uploads so far; the file with which an imported draft came counts as its first.</summary>
    private static async Task<int> KeepFirstAsync(Act act, Edition edition)
    {
        var count = await act.Db.Set<DraftUpload>().CountAsync(u => u.EditionId == edition.Id, act.Token);
        if (count > 0 || await act.Db.Set<EditionFile>().AsNoTracking().FirstOrDefaultAsync(f => f.EditionId == edition.Id && f.IsMain, act.Token) is not { } main)
            return count;
        act.Db.Add(Upload(act, edition.Id, 1, new(main.FileName, main.Format, main.Hash, main.Length), edition.TextHash));
        return 1;
    }

    private async Task<DocumentText?> BeforeAsync(Act act, Edition edition)
    {
        var hash = await act.Db.Set<Edition>().Where(e => e.DocumentId == edition.DocumentId && e.Ordinal < edition.Ordinal && e.State != EditionState.Discarded)
            .OrderByDescending(e => e.Ordinal).Select(e => e.TextHash).FirstOrDefaultAsync(act.Token);
        return hash is not null && await texts.GetAsync(hash, act.Token) is { Succeeded: true, Value: var before } ? before : null;
    }

    private static DraftUpload Upload(Act act, Guid editionId, int ordinal, KeptFile file, string textHash) => new()
    {
        Id = act.NewId(),
        EditionId = editionId,
        Ordinal = ordinal,
        FileName = file.FileName,
        Format = file.Format,
        Hash = file.Hash,
        TextHash = textHash,
        Length = file.Length,
        At = act.Now,
        ById = act.Actor.PersonId,
        ByName = act.Actor.Name,
    };
}

/// <summary>Every file that a draft had stays.</summary>
internal sealed class DraftContent : IContentReferences
{
    public IQueryable<string> Hashes(Platform.Data.VaultDbContext db) => db.Set<DraftUpload>().Select(u => u.Hash).Concat(db.Set<DraftUpload>().Select(u => u.TextHash));
}
