using ComplianceVault.App.Clauses;
using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Consistency;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Comparing;

/// <summary>What an edition touches beyond its own text: who names it, which forms, clauses and duties rest on it, who must read it again.</summary>
[Needs(Permission.Read, Permission.Audit)]
public sealed class RevisionEffectQueries(
    IDbContextFactory<VaultDbContext> databases, DocumentQueries documents, ComparisonQueries comparisons, FormsOfDocument forms, DocumentAnswers answers, ObligationQueries duties,
    DirectoryQueries directory, FormEditionQueries designs, CompanyTime time)
{
    /// <summary>The effect of the edition of that label, or the one in force, against <paramref name="before"/>, or the edition that <see cref="ComparisonQueries"/> would take.</summary>
    public async Task<Result<RevisionEffect>> OfAsync(Actor actor, string number, string? label, string? before, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        var view = await documents.GetAsync(actor, number, label, ct);
        if (!view.Succeeded)
            return view.Error;
        var compared = await ComparedAsync(actor, view.Value, before, ct);
        if (!compared.Succeeded && compared.Error.Code != "comparing.no-other-edition")
            return compared.Error;
        return await GatherAsync(actor, view.Value, compared.Succeeded ? compared.Value : null, ct);
    }

    /// <summary>The first edition revises nothing; a later one is compared with one before it.</summary>
    private async Task<Result<EditionComparison>> ComparedAsync(Actor actor, DocumentView view, string? before, CancellationToken ct)
    {
        var compared = await comparisons.BesideAsync(actor, view.Document.Number, view.Edition.Label, before, ct);
        return compared.Succeeded && compared.Value.Newer.Id != view.Edition.Id ? Error.NotFound("comparing.no-other-edition", view.Document.Number) : compared;
    }

    private async Task<Result<RevisionEffect>> GatherAsync(Actor actor, DocumentView view, EditionComparison? compared, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        var own = await forms.ListAsync(actor, view.Document.Number, ct);
        if (!own.Succeeded)
            return own.Error;
        var numbers = own.Value.Where(f => f.IsActive).Select(f => f.Number).ToList();
        var since = view.Edition.State >= EditionState.Effective ? view.Edition.EffectiveDate : null;
        var (recurring, upon) = (await duties.OfFormsAsync(actor, numbers, ct), await duties.EventsOfFormsAsync(actor, numbers, ct));
        var effect = new RevisionEffect
        {
            Document = view.Document,
            Edition = new(view.Edition.Id, view.Edition.Label, view.Edition.State, view.Edition.EffectiveDate),
            Before = compared?.Older,
            Counts = compared?.Difference.Counts,
            Share = compared?.Difference.Share,
            Rule = compared?.Rule,
            Citing = await CitingDocuments.OfAsync(db, actor, view.Document, [.. own.Value.Select(f => f.Number)], compared?.Difference, since, ct),
            Forms = Bounded.Of<FormEffect>(await FormsAsync(actor, view, own.Value, await NumberingInForce.LoadAsync(db, ct), ct)),
            Clauses = Bounded.Of<ClauseEffect>(await ClausesAsync(db, actor, view, compared, ct)),
            Duties = Bounded.Of<DutyView>(recurring.Succeeded ? [.. recurring.Value] : []),
            EventDuties = Bounded.Of<EventDutyView>(upon.Succeeded ? [.. upon.Value] : []),
            ReadAgain = await ReadAgainAsync(actor, view.Document, ct),
            Copies = await DistributionEffect.CopiesAsync(db, view.Edition, ct),
            MustRead = await DistributionEffect.ReadersAsync(db, view.Document.Id, ct),
            ToTrain = await DistributionEffect.TraineesAsync(db, view.Document, view.Edition, ct),
            Requests = Bounded.Of<RequestEffect>([.. await EditionRequests.OfAsync(db, actor, view.Document.Id, view.Edition.Id, view.Edition.State < EditionState.Effective, ct)]),
        };
        return effect with { Questions = OpenQuestions.Of(effect, compared?.Difference) };
    }

    private async Task<IReadOnlyCollection<FormEffect>> FormsAsync(Actor actor, DocumentView view, IReadOnlyList<FormOfDocument> own, NumberingRules numbering, CancellationToken ct)
    {
        var text = await documents.TextAsync(actor, view.Edition.Id, ct);
        var listed = text.Succeeded ? FormComparison.ListedBy(text.Value, numbering) : [];
        var waiting = view.Edition.State < EditionState.Effective ? await designs.WaitingAsync(actor, view.Document.Number, ct) : new Dictionary<string, IReadOnlyList<FormChange>>();
        return [.. own.Select(f => new FormEffect(f, MoveOf(f, view.Edition), listed.Count == 0 ? null : listed.Contains(f.Number), waiting.GetValueOrDefault(f.Number)))];
    }

    private static FormMove MoveOf(FormOfDocument form, Edition edition) =>
        !form.IsActive && !form.IsWaiting ? FormMove.OutOfUse
        : form.IsWaiting ? edition.State < EditionState.Effective ? FormMove.WithEdition : FormMove.Waits
        : edition.State >= EditionState.Effective && form.InForceFrom is not null && form.InForceFrom == edition.EffectiveDate ? FormMove.WithEdition
        : FormMove.Stays;

    /// <summary>As they stood on the last day of the edition before, or stand today while it is in force.</summary>
    private async Task<IReadOnlyCollection<ClauseEffect>> ClausesAsync(VaultDbContext db, Actor actor, DocumentView view, EditionComparison? compared, CancellationToken ct)
    {
        var basis = compared?.Older.Id ?? view.Edition.Id;
        var period = await db.Set<EditionInForce>().AsNoTracking().FirstOrDefaultAsync(f => f.EditionId == basis, ct);
        var day = period?.To is { } to && to <= time.Today ? to.AddDays(-1) : time.Today;
        var resting = await answers.ListAsync(actor, view.Document.Id, day, ct);
        return resting.Succeeded ? AnswerFates.Of(resting.Value, basis, compared?.Difference) : [];
    }

    private async Task<ReadAgain> ReadAgainAsync(Actor actor, Document document, CancellationToken ct)
    {
        var isForAll = document.Classification is Classification.Public or Classification.Internal;
        if (!isForAll)
            return new(document.Department, false, null, await documents.ReadersAsync(actor, document.Id, ct));
        var people = await directory.PeopleAsync(actor, ct);
        return new(document.Department, true, people.Succeeded ? people.Value.Count(p => !p.IsExternal) : null, []);
    }
}
