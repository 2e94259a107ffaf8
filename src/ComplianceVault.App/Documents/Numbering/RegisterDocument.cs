using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

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
public sealed class RegisterDocument(Vault vault, NumberTaking numbers, CompanyTime time)
{
    private const int LongestTitle = 300;

    /// <summary>
    /// Refusals: <c>numbering.level-unknown</c>, <c>numbering.parent-missing</c> / <c>numbering.parent-unknown</c> for a form, <c>documents.title-required</c>,
    /// <c>organisation.no-such-department</c>, <c>lifecycle.not-your-department</c>, <c>clauses.not-a-number</c>, <c>clauses.not-found</c>, <c>clauses.heading-only</c>.
    /// </summary>
    public Task<Result<RegisteredDocument>> ExecuteAsync(Actor actor, NewDocument input, CancellationToken ct) =>
        vault.ActAsync<RegisteredDocument>(this, actor, async act =>
        {
            if (await RefusalAsync(act, input) is { } refusal)
                return refusal;
            var number = await numbers.TakeAsync(act, input.Level, input.Parent.Clean());
            return number.Succeeded ? Register(act, input, number.Value) : number.Error;
        }, ct);

    private static async Task<Error?> RefusalAsync(Act act, NewDocument input)
    {
        if (Texts.Refusal(input.Title, LongestTitle, "documents.title-required") is { } untitled)
            return untitled;
        if (await ClauseLinks.RefusalAsync(act, input.Clauses) is { } wrong)
            return wrong;
        if (!await act.Db.Set<Department>().AnyAsync(d => d.Code == input.Department && d.Active, act.Token))
            return Error.Invalid("organisation.no-such-department", input.Department);
        if (await Writers.RefusalAsync(act.Db, act.Actor, input.Department, act.Token) is { } notTheirs)
            return notTheirs;
        return input.Parent.Clean() is { } parent && !await act.Db.Set<Document>().AnyAsync(d => d.Number == parent, act.Token)
            ? Error.Invalid("numbering.parent-unknown", parent)
            : null;
    }

    private RegisteredDocument Register(Act act, NewDocument input, string number)
    {
        var document = new Document
        {
            Id = act.NewId(),
            Number = number,
            Title = input.Title.Trim(),
            Level = input.Level,
            Department = input.Department,
            Classification = input.Classification,
            CreatedAt = act.Now,
            RegisteredById = act.Actor.PersonId,
        };
        Add(act, document, [.. input.Clauses.Select(c => ClauseNumber.TryParse(c)!.Text).Distinct()], time.Today);
        return new(document.Id, document.Number);
    }

    /// <summary>The document under its number, with the clauses it answers from a day on.</summary>
    internal static void Add(Act act, Document document, IReadOnlyList<string> clauses, DateOnly day)
    {
        act.Db.Add(document);
        act.Db.AddRange(clauses.Select(c => new DocumentClause { Id = act.NewId(), DocumentId = document.Id, Clause = c, From = day }));
        act.Note("document.registered", new ObjectRef(Document.Kind, document.Id), new { document.Number, document.Title, document.Level, document.Department, document.Classification, Clauses = clauses });
    }
}
