using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>
/// What a document is registered with (取号建档). <paramref name="Parent"/> is the number of the document a form belongs to, for the level whose numbers
/// hang on a document; null for every other level.
/// </summary>
public sealed record NewDocument(
    string Level, string Department, string Title, IReadOnlyList<string> Clauses, Classification Classification = Classification.Internal, string? Parent = null);

/// <summary>A document and the number it was given.</summary>
public sealed record RegisteredDocument(Guid Id, string Number);

/// <summary>
/// Takes the next number of the level and registers the document under it, in one act (文件控制程序 4.2.2, R21). A number once taken is never given again,
/// whatever becomes of the document. For people of the department who may write documents, and for the controller in each.
/// </summary>
[Needs(Permission.WriteDocuments, Permission.ControlDocuments)]
public sealed class RegisterDocument
{
    /// <summary>
    /// Refusals: <c>numbering.level-unknown</c>, <c>numbering.parent-missing</c> / <c>numbering.parent-unknown</c> for a form, <c>documents.title-required</c>,
    /// <c>organisation.no-such-department</c>, <c>lifecycle.not-your-department</c>, <c>clauses.not-a-number</c>.
    /// </summary>
    public Task<Result<RegisteredDocument>> ExecuteAsync(Actor actor, NewDocument input, CancellationToken ct) => throw new NotSupportedException();
}
