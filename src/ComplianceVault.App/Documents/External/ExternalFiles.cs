using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.External;

/// <summary>A file of an external document that its licence allows to keep here.</summary>
public sealed record ExternalUpload(string FileName, Stream Content);

/// <summary>The text of an external edition: of its file, or what is known of it.</summary>
internal sealed record ExternalContent(DocumentText Text, string TextHash, KeptFile? File);

/// <summary>Stores what an external edition consists of before the act, and writes it to the edition inside it.</summary>
public sealed class ExternalFiles(DraftFiles files, EditionTexts texts)
{
    /// <summary>Null: there is no file.</summary>
    internal async Task<Result<ExternalContent?>> ReadAsync(ExternalUpload? upload, CancellationToken ct)
    {
        if (upload is null)
            return (ExternalContent?)null;
        var read = await files.ReadAsync(upload.FileName, upload.Content, ct);
        return read.Succeeded ? new ExternalContent(read.Value.Text, read.Value.TextHash, read.Value.File) : read.Error;
    }

    internal async Task<Result<Edition>> AddAsync(Act act, Document document, ExternalEditionFacts facts, int ordinal, ExternalContent? kept)
    {
        var made = kept is null ? await KnownAsync(document, facts, act.Token) : kept;
        if (!made.Succeeded)
            return made.Error;
        var content = made.Value;
        var edition = new Edition
        {
            Id = act.NewId(),
            DocumentId = document.Id,
            Label = facts.Label.Trim(),
            Ordinal = ordinal,
            State = EditionState.Draft,
            StateAt = act.Now,
            Source = EditionSource.External,
            TextHash = content.TextHash,
            CreatedById = act.Actor.PersonId,
            CreatedAt = act.Now,
        };
        act.Db.AddRange(edition, facts.RowOf(edition.Id));
        if (content.File is not null)
            EditionWriter.AddFile(act, edition.Id, content.File, isMain: true);
        var numbering = await NumberingInForce.LoadAsync(act.Db, act.Token);
        EditionWriter.AddText(act, edition.Id, new TextOf(document.Number, document.Title, numbering), content.Text, before: null);
        return edition;
    }

    private async Task<Result<ExternalContent>> KnownAsync(Document document, ExternalEditionFacts facts, CancellationToken ct)
    {
        var text = ExternalText.Of(document.Number, document.Title, facts);
        var stored = await texts.PutAsync(text, ct);
        return stored.Succeeded ? new ExternalContent(text, stored.Value, null) : stored.Error;
    }
}
