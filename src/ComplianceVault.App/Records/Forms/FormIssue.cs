using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>Who wrote, reviewed and approved an edition of a form, when it was issued and from which day it holds.</summary>
internal sealed record FormApproval(string? Author, string? Reviewer, string? Approver, DateOnly? IssueDate, DateOnly From);

/// <summary>
/// Brings the newest schema of a form into force as an edition of its own document, of the level of forms and without a seal (decision 25): with the document the form
/// belongs to, or alone.
/// </summary>
public sealed class FormIssue(EditionTexts texts)
{
    /// <summary>
    /// Nothing happens where the newest schema already is an edition, or where the company brought in a document of the form's number itself: that one is the form
    /// then. What the form is called and kept for follows the schema.
    /// </summary>
    internal async Task IssueAsync(Act act, Document parent, Form form, FormApproval approval)
    {
        var newest = await act.Db.Set<FormEdition>().Where(e => e.FormId == form.Id).OrderByDescending(e => e.Ordinal).FirstAsync(act.Token);
        if (newest.EditionId is not null)
            return;
        var numbering = await NumberingInForce.LoadAsync(act.Db, act.Token);
        var schema = FormsPart.Parse(newest.Schema);
        var isFirst = form.DocumentId is null;
        if (await DocumentAsync(act, parent, form, schema, numbering) is not { } document)
            return;
        var edition = await EditionAsync(act, document, approval, numbering);
        await WriteTextAsync(act, form, edition, schema, numbering);
        (form.DocumentId, newest.EditionId) = (document.Id, edition.Id);
        act.Note("form.in-use", (new ObjectRef(Form.Kind, form.Id), new { form.Number, form.TitleZh, Parent = parent.Number, edition.Label, approval.From }), (new ObjectRef(Document.Kind, document.Id), null));
        if (await EditionsInForce.FollowParentAsync(act, edition, approval.From, isFirst) is { Succeeded: false, Error: var refused })
            throw new InvalidOperationException($"{form.Number} could not take effect: {refused}");
    }

    private async Task WriteTextAsync(Act act, Form form, Edition edition, FormFile schema, NumberingRules numbering)
    {
        var roles = await act.Db.Set<Role>().AsNoTracking().ToDictionaryAsync(r => r.Code, r => r.NameZh, act.Token);
        var text = FormText.Of(schema, roles);
        var stored = await texts.PutAsync(text, act.Token);
        edition.TextHash = stored.Succeeded ? stored.Value : throw new InvalidOperationException($"The text of {form.Number} could not be kept: {stored.Error}");
        act.Db.Add(edition);
        EditionWriter.AddText(act, edition.Id, new TextOf(form.Number, form.TitleZh, numbering), text, before: null);
    }

    /// <summary>The form's document; null when the company has brought a document of this number in itself: that one is the form then.</summary>
    private static async Task<Document?> DocumentAsync(Act act, Document parent, Form form, FormFile schema, NumberingRules numbering)
    {
        if (form.DocumentId is { } known)
        {
            var there = await act.Db.Set<Document>().FirstAsync(d => d.Id == known, act.Token);
            (there.Title, there.Classification) = (form.TitleZh, form.Classification);
            return there;
        }

        if (await act.Db.Set<Document>().FirstOrDefaultAsync(d => d.Number == form.Number, act.Token) is { } own)
        {
            form.DocumentId = own.Id;
            return null;
        }

        var document = new Document
        {
            Id = act.NewId(),
            Number = form.Number,
            Title = form.TitleZh,
            Level = numbering.LevelOf(form.Number) is var level && level != DocumentLevel.Other ? level : numbering.FormLevel,
            Department = form.Department,
            Classification = form.Classification,
            IsSample = parent.IsSample,
            CreatedAt = act.Now,
        };
        act.Db.Add(document);
        act.Db.AddRange(schema.Stages.Select(s => s.Actor).OfType<string>().Distinct().Select(role => new PermittedReader { DocumentId = document.Id, Reader = $"role/{role}" }));
        return document;
    }

    /// <summary>The next edition of the form's document by the company's scheme.</summary>
    private static async Task<Edition> EditionAsync(Act act, Document document, FormApproval approval, NumberingRules numbering)
    {
        var before = await act.Db.Set<Edition>().AsNoTracking().Where(e => e.DocumentId == document.Id && e.State != EditionState.Discarded).OrderByDescending(e => e.Ordinal).FirstOrDefaultAsync(act.Token);
        var next = before is null ? numbering.Scheme.First : numbering.Scheme.Next(numbering.Scheme.Read(before.Label)) is { Succeeded: true } found ? found.Value : null;
        var label = next?.Printed ?? $"{before!.Label}+1";
        return new Edition
        {
            Id = act.NewId(),
            DocumentId = document.Id,
            Label = label,
            Ordinal = numbering.OrdinalOf(label) ?? (before?.Ordinal ?? 0) + 1,
            State = EditionState.Draft,
            Source = EditionSource.Written,
            IssueDate = approval.IssueDate,
            Author = approval.Author,
            Reviewer = approval.Reviewer,
            Approver = approval.Approver,
            TextHash = "",
            CreatedById = act.Actor.PersonId,
            CreatedAt = act.Now,
        };
    }
}
