using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Content.Reading;
using ComplianceVault.Content.Writing;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Library;

/// <summary>
/// What an author gives for the first page; the number is the one the document controller has handed out (文件控制程序 4.2.2). <paramref name="Edition"/> null:
/// the first one of the scheme.
/// </summary>
public sealed record TemplateRequest(string Number, string Title, string Department, HeadingNumbering Numbering, string? Edition = null)
{
    /// <summary>A text to begin from; null: the usual chapters, empty.</summary>
    public DocumentSource? Body { get; init; }
}

/// <summary>
/// Hands an author the Word file to begin a document with: first page, revision record, header and styles of this company, nothing filled in that a
/// signature fills. It keeps nothing, so nothing is noted.
/// </summary>
[Needs(Permission.Read)]
public sealed class MakeTemplate(IDbContextFactory<VaultDbContext> databases)
{
    private const int LongestTitle = 300;

    /// <summary>
    /// Refusals: <c>templates.number-unknown</c> (the number) for one of no level, <c>templates.title-missing</c>,
    /// <c>templates.department-unknown</c>.
    /// </summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, TemplateRequest request, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var (number, title) = (request.Number.Trim(), request.Title.Trim());
        if (title.Length is 0 or > LongestTitle)
            return Error.Invalid("templates.title-missing");
        await using var db = await databases.CreateDbContextAsync(ct);
        var numbering = await NumberingInForce.LoadAsync(db, ct);
        var level = numbering.LevelOf(number);
        if (level == DocumentLevel.Other)
            return Error.Invalid("templates.number-unknown", number);
        var department = await db.Set<Department>().Where(d => d.Code == request.Department).Select(d => d.NameZh).FirstOrDefaultAsync(ct);
        if (department is null)
            return Error.Invalid("templates.department-unknown");
        var company = await db.Set<VaultFacts>().Select(f => new { f.Company, f.System }).SingleAsync(ct);
        var template = new DocumentTemplate(company.Company, company.System ?? "", number, title, request.Edition ?? numbering.Scheme.First.Printed, level, department, request.Numbering) { Body = request.Body };
        var file = new MemoryStream();
        WordWriter.Write(template, file);
        file.Position = 0;
        return new OpenedFile(file, $"{number} {title}.docx", FileTypes.Of(SourceFormat.Docx), file.Length);
    }
}
