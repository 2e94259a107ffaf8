using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>A design as it will look when it is filled and printed. Nothing of it is kept: no record, no file, no number.</summary>
[Needs(Permission.Read)]
public sealed class DesignPreview(IDbContextFactory<VaultDbContext> databases, DesignQueries designs, RecordLocking locking, RecordPaper paper)
{
    /// <summary>A record that is only begun, empty or with examples, to be shown by the page on which records are filled.</summary>
    public async Task<Result<RecordView>> RecordAsync(Actor actor, string number, bool example, CancellationToken ct)
    {
        var found = await designs.GetAsync(actor, number, ct);
        if (!found.Succeeded)
            return found.Error;
        await using var db = await databases.CreateDbContextAsync(ct);
        var facts = await locking.FactsAsync(db, null, actor, ct);
        var (view, model) = (found.Value, new FormModel(found.Value.Schema));
        var values = RecordValues.Empty;
        if (example)
            values = FormExample.Of(model, facts);
        else
            model.Begin(model.Fields, values, facts);
        var record = Record(view.Form, actor, facts);
        return new RecordView(record, Titled(view.Form, view.Schema), model, view.InForceLabel ?? "", values, 0, [], [], null, null, "", [], [], facts, [], new HashSet<string>());
    }

    /// <summary>The paper that a record of it would be.</summary>
    public async Task<Result<OpenedFile>> PdfAsync(Actor actor, string number, bool example, CancellationToken ct)
    {
        var view = await RecordAsync(actor, number, example, ct);
        return view.Succeeded ? await paper.ExampleAsync(actor, view.Value, ct) : view.Error;
    }

    private static Record Record(Form form, Actor actor, FillingFacts facts) => new()
    {
        Id = Guid.Empty,
        FormId = form.Id,
        FormEditionId = Guid.Empty,
        Department = form.Department ?? actor.Departments.Order(StringComparer.Ordinal).FirstOrDefault() ?? "",
        Classification = form.Classification,
        State = RecordState.Draft,
        BegunAt = facts.Now.UtcDateTime,
        BegunById = actor.PersonId,
        BegunByName = actor.Name,
        FinishBy = facts.Today,
        HappenedOn = facts.Today,
    };

    /// <summary>The form under the title that the design gives it.</summary>
    private static Form Titled(Form form, FormFile schema) => new()
    {
        Id = form.Id,
        Number = form.Number,
        TitleZh = schema.Title.Zh,
        TitleEn = schema.Title.En,
        Parent = form.Parent,
        Department = form.Department,
        Way = schema.Way,
        Basis = form.Basis,
        IsActive = form.IsActive,
        Retention = schema.Retention,
    };
}
