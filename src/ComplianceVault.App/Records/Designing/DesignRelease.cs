using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>Makes an edition of the form of its design. Records that were filled keep the edition with which they were (R22).</summary>
public sealed class DesignRelease(FormIssue issue, CompanyTime time)
{
    /// <summary>Approved alone: in force from today; the document's forms are noted (decision 25).</summary>
    internal async Task<Result> AloneAsync(Act act, DesignCase of)
    {
        if (of.Parent is not { } parent)
            return Error.Conflict("design.parent-not-in-force", of.Form.Parent);
        await WriteAsync(act, of, FormDesignAct.Approve);
        act.Note("form.released-alone", of.Objects(new { of.Form.Number, of.Form.TitleZh, Parent = parent.Number, of.Design.Change }));
        await issue.IssueAsync(act, parent, of.Form, new(of.Design.SubmittedByName, Signer(of, SignatureMeaning.Review), Signer(of, SignatureMeaning.Approve), time.Today, time.Today));
        return Result.Success;
    }

    /// <summary>Handed over to the document, which came into force: the form follows it in the same act.</summary>
    internal async Task FollowAsync(Act act, DesignCase of)
    {
        await WriteAsync(act, of, FormDesignAct.Follow);
        act.Note("form.released-with-parent", of.Objects(new { of.Form.Number, of.Form.TitleZh, of.Form.Parent, of.Design.Change }));
    }

    private async Task WriteAsync(Act act, DesignCase of, FormDesignAct by)
    {
        if (of.Move(by) is { Succeeded: false, Error: var refused })
            throw new InvalidOperationException($"The design of {of.Form.Number} cannot be released: {refused}");
        var edition = await EditionAsync(act, of);
        (of.Design.ReleasedAs, of.Design.EndedAt) = (edition.Id, act.Now);
        var schema = of.Schema;
        var form = of.Form;
        (form.TitleZh, form.TitleEn, form.Classification, form.Retention) = (schema.Title.Zh, schema.Title.En, schema.Classification, schema.Retention);
        (form.Way, form.FilledBy, form.IsActive) = (schema.Way, schema.Stages[0].Actor, true);
        await LinkAsync(act, of.Form.Id, schema.Clauses);
        await act.Db.SaveChangesAsync(act.Token);
    }

    /// <summary>A proposal that no edition and no record uses is written anew; otherwise the next edition is added.</summary>
    private static async Task<FormEdition> EditionAsync(Act act, DesignCase of)
    {
        var newest = await act.Db.Set<FormEdition>().Where(e => e.FormId == of.Form.Id).OrderByDescending(e => e.Ordinal).FirstAsync(act.Token);
        if (newest.EditionId is null)
        {
            (newest.Schema, newest.SchemaHash) = (of.Design.Schema, FormsPart.Hash(of.Design.Schema));
            return newest;
        }

        var next = new FormEdition { Id = act.NewId(), FormId = of.Form.Id, Ordinal = newest.Ordinal + 1, Schema = of.Design.Schema, SchemaHash = FormsPart.Hash(of.Design.Schema) };
        act.Db.Add(next);
        return next;
    }

    /// <summary>Clauses that its records prove are periods: what is no longer proved ends today.</summary>
    private async Task LinkAsync(Act act, Guid formId, IReadOnlyCollection<string> clauses)
    {
        var standing = await act.Db.Set<FormClause>().Where(c => c.FormId == formId && c.To == null).ToListAsync(act.Token);
        foreach (var link in standing.Where(l => !clauses.Contains(l.Clause)))
            link.To = time.Today;
        act.Db.AddRange(clauses.Distinct().Where(c => !standing.Exists(l => l.Clause == c)).Select(c => new FormClause { Id = act.NewId(), FormId = formId, Clause = c, From = time.Today }));
    }

    private static string? Signer(DesignCase of, SignatureMeaning meaning) => of.Steps.FindLast(s => s.Meaning == meaning && s.Outcome == TaskOutcome.Signed)?.DoneByName;
}

/// <summary>What was handed over to a document goes into force with it: becomes the newest schema of its form just before the forms follow (decision 25).</summary>
internal sealed class DesignsFollowParent(DesignRelease release) : IFactHandler<EditionEffective>
{
    public async Task HandleAsync(EditionEffective fact, Act act)
    {
        var parent = (await act.Db.Set<Document>().FindAsync([fact.DocumentId], act.Token))!; // may be of this act and not saved yet
        var waiting = await act.Db.Set<FormDesign>().Where(d => d.State == FormDesignState.WithParent)
            .Join(act.Db.Set<Form>().Where(f => f.Parent == parent.Number), d => d.FormId, f => f.Id, (d, f) => new { d.Id, f.Number }).OrderBy(x => x.Number).ToListAsync(act.Token);
        foreach (var design in waiting)
            await release.FollowAsync(act, (await DesignCase.LoadAsync(act.Db, design.Id, act.Token))!);
    }
}
