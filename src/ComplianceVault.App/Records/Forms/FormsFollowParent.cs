using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>
/// A form in use is approved and takes effect with the document it belongs to (decision 25): it becomes a controlled document of the level of forms, in force
/// from the same day, without a seal. A form whose schema has not changed stays in force as it is when its parent gets a new edition.
/// </summary>
internal sealed class FormsFollowParent(EditionTexts texts) : IFactHandler<EditionEffective>
{
    public async Task HandleAsync(EditionEffective fact, Act act)
    {
        var parent = (await act.Db.Set<Document>().FindAsync([fact.DocumentId], act.Token))!; // may be of this act and not saved yet
        var forms = await act.Db.Set<Form>().Where(f => f.Parent == parent.Number && f.IsActive).OrderBy(f => f.Number).ToListAsync(act.Token);
        if (forms.Count == 0)
            return;
        var numbering = await NumberingInForce.LoadAsync(act.Db, act.Token);
        var roles = await act.Db.Set<Role>().ToDictionaryAsync(r => r.Code, r => r.NameZh, act.Token);
        foreach (var form in forms)
            await FollowAsync(act, fact, parent, form, numbering, roles);
        await act.Db.SaveChangesAsync(act.Token);
    }

    private async Task FollowAsync(Act act, EditionEffective fact, Document parent, Form form, NumberingRules numbering, Dictionary<string, string> roles)
    {
        var newest = await act.Db.Set<FormEdition>().Where(e => e.FormId == form.Id).OrderByDescending(e => e.Ordinal).FirstAsync(act.Token);
        if (newest.EditionId is not null)
            return;
        var schema = FormsPart.Parse(newest.Schema);
        var isFirst = form.DocumentId is null;
        var document = await DocumentAsync(act, parent, form, schema, numbering);
        if (document is null)
            return;
        var edition = await EditionAsync(act, document, fact.EditionId, numbering);
        var text = FormText.Of(schema, roles);
        var stored = await texts.PutAsync(text, act.Token);
        edition.TextHash = stored.Succeeded ? stored.Value : throw new InvalidOperationException($"The text of {form.Number} could not be kept: {stored.Error}");
        act.Db.Add(edition);
        EditionWriter.AddText(act, edition.Id, new TextOf(form.Number, form.TitleZh, numbering), text, before: null);
        (form.DocumentId, newest.EditionId) = (document.Id, edition.Id);
        act.Note("form.in-use", (new ObjectRef(Form.Kind, form.Id), new { form.Number, form.TitleZh, Parent = parent.Number, edition.Label, fact.From }), (new ObjectRef(Document.Kind, document.Id), null));
        if (await EditionsInForce.FollowParentAsync(act, edition, fact.From, isFirst) is { Succeeded: false, Error: var refused })
            throw new InvalidOperationException($"{form.Number} could not follow {parent.Number}: {refused}");
    }

    /// <summary>The form's document; null when the company has brought a document of this number in itself: that one is the form then.</summary>
    private static async Task<Document?> DocumentAsync(Act act, Document parent, Form form, FormFile schema, NumberingRules numbering)
    {
        if (form.DocumentId is { } known)
            return await act.Db.Set<Document>().FirstAsync(d => d.Id == known, act.Token);
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

    /// <summary>The next edition of the form's document by the company's scheme; who wrote, reviewed and approved the parent did so for its forms.</summary>
    private static async Task<Edition> EditionAsync(Act act, Document document, Guid parentEdition, NumberingRules numbering)
    {
        var approved = await act.Db.Set<Edition>().AsNoTracking().FirstAsync(e => e.Id == parentEdition, act.Token);
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
            IssueDate = approved.IssueDate,
            Author = approved.Author,
            Reviewer = approved.Reviewer,
            Approver = approved.Approver,
            TextHash = "",
            CreatedById = act.Actor.PersonId,
            CreatedAt = act.Now,
        };
    }
}
