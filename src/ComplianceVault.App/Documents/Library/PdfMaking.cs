using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Rendition;
using ComplianceVault.Content.Rendition.Pages;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Library;

/// <summary>A PDF made of a file, and by whom.</summary>
public sealed record MadePdf(StoredContent Content, string By);

/// <summary>
/// Makes a PDF of a file for reading: through LibreOffice where it is, otherwise, or when it fails, with the program's own pages (decision 37).
/// One at a time, so that two readers of one edition do not convert it twice.
/// </summary>
public sealed class PdfMaking(LibreOffice office, StoredFiles store, EditionTexts texts) : IDisposable
{
    private static readonly SourceFormat[] ForOffice = [SourceFormat.Docx, SourceFormat.Xlsx];
    private readonly SemaphoreSlim turn = new(1);

    public async Task<IDisposable> WaitAsync(CancellationToken ct)
    {
        await turn.WaitAsync(ct);
        return new Turn(turn);
    }

    public async Task<Result<MadePdf>> MakeAsync(EditionFile file, Edition edition, Document document, CancellationToken ct)
    {
        var work = Directory.CreateTempSubdirectory("cvault-pdf-");
        try
        {
            var target = Path.Combine(work.FullName, "out.pdf");
            var byOffice = ForOffice.Contains(file.Format) && office.IsAvailable && await ConvertAsync(file, work.FullName, target, ct);
            if (!byOffice && await LayOutAsync(edition, document, target, ct) is { Succeeded: false } refused)
                return refused.Error;
            await using var pdf = File.OpenRead(target);
            var kept = await store.PutAsync(pdf, long.MaxValue, ct);
            return kept.Succeeded ? new MadePdf(kept.Value, byOffice ? "libreoffice" : "layout") : kept.Error;
        }
        finally
        {
            work.Delete(recursive: true);
        }
    }

    public void Dispose() => turn.Dispose();

    private async Task<bool> ConvertAsync(EditionFile file, string work, string target, CancellationToken ct)
    {
        var content = await store.OpenAsync(file.Hash, ct);
        if (!content.Succeeded)
            return false;
        var source = Path.Combine(work, "source" + (file.Format == SourceFormat.Xlsx ? ".xlsx" : ".docx"));
        await using (var from = content.Value)
        await using (var to = File.Create(source))
            await from.CopyToAsync(to, ct);
        return (await office.ToPdfAsync(source, target, ct)).Succeeded;
    }

    private async Task<Result> LayOutAsync(Edition edition, Document document, string target, CancellationToken ct)
    {
        var text = await texts.GetAsync(edition.TextHash, ct);
        if (!text.Succeeded)
            return text.Error;
        var layouter = PageLayouter.Create();
        if (!layouter.Succeeded)
            return layouter.Error;
        await using var pdf = File.Create(target);
        layouter.Value.Write(DocumentPages.From(text.Value, document.Title, document.Number, edition.Label), pdf, ct);
        return Result.Success;
    }

    private sealed class Turn(SemaphoreSlim turn) : IDisposable
    {
        public void Dispose() => turn.Release();
    }
}
