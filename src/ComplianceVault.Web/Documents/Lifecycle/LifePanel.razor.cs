using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lifecycle;

public sealed partial class LifePanel
{
    private EditionLife? life;
    private LifeActs acts = new(null, []);
    private IReadOnlyList<UploadRow> uploads = [];
    private Error? error;
    private Asking asking;
    private EditionAct act;
    private SignatureMeaning meaning;
    private (Guid Edition, int Version) shown;

    private enum Asking
    {
        Nothing,
        Signature,
        Back,
        Publish,
        Facts,
        Training,
        Waiver,
        EffectiveDate,
        Signer,
    }

    [Parameter, EditorRequired]
    public Guid EditionId { get; set; }

    /// <summary>Of the edition, as the page read it: another one is read anew here too.</summary>
    [Parameter]
    public int Version { get; set; }

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    /// <summary>An edition of the document is in force: what is changed must be said.</summary>
    [Parameter]
    public bool ChangeRequired { get; set; }

    /// <summary>Something was done: the sentence that says so.</summary>
    [Parameter]
    public EventCallback<string> Done { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private LifecycleQueries Lives { get; set; } = null!;

    private bool MayTrain =>
        life is { Training: { Required: true, Finished: false }, State: EditionState.Approved or EditionState.Published }
        && (Actor.Can(Permission.WriteDocuments) || Actor.Can(Permission.ControlDocuments) || Actor.Can(Permission.DecideSigners));

    private bool MayName =>
        Actor.Can(Permission.DecideSigners) && life?.State is EditionState.Draft or EditionState.InReview or EditionState.InCountersign or EditionState.InApproval;

    private bool HasMore =>
        acts.Others.Count > 0 || MayTrain || MayName || life?.State == EditionState.Draft
        || (life?.State == EditionState.Published && Actor.Can(Permission.ControlDocuments));

    private BackStep? LastBack => life?.Back.MaxBy(b => b.At);

    private IReadOnlyList<string> AwaitedDepartments => [.. life!.Open.Where(t => t.Meaning == SignatureMeaning.Countersign).Select(t => t.Department).OfType<string>()];

    private string TrainingWord => life!.Training switch
    {
        { Finished: false } => T["Training_Awaited"],
        { Waived: true } t => T["Training_Waived", t.ByName ?? "", t.Note ?? ""],
        var t => T["Training_Done", Dates.Of(t.On) ?? "", t.Note ?? ""],
    };

    protected override async Task OnParametersSetAsync()
    {
        if (shown == (EditionId, Version))
            return;
        shown = (EditionId, Version);
        await LoadAsync();
    }

    private static string? Why(Error? refusal) => refusal is null ? null : VaultWords.Of(refusal);

    private async Task LoadAsync()
    {
        var found = await Lives.OfEditionAsync(Actor, EditionId, default);
        (life, error) = (found.Succeeded ? found.Value : null, found.Error);
        acts = LifeActs.Of(life?.Acts ?? []);
        uploads = life is not null && await Lives.UploadsAsync(Actor, EditionId, default) is { Succeeded: true } kept ? kept.Value : [];
    }

    private void Begin(EditionAct chosen)
    {
        act = chosen;
        meaning = LifeActs.MeaningOf(chosen) ?? default;
        asking = LifeActs.MeaningOf(chosen) is not null ? Asking.Signature : LifeActs.IsBack(chosen) ? Asking.Back : Asking.Publish;
    }

    private Task SignedAsync(bool done) => DoneAsync(done, $"Done_{meaning}");

    private Task BackedAsync(bool done) => DoneAsync(done, $"Done_{act}");

    private Task UploadedAsync(int ordinal) => DoneAsync(true, "Done_Upload", ordinal);

    /// <summary>Refused or given up: somebody may have been faster, so what is shown is read again either way.</summary>
    private async Task DoneAsync(bool done, string word, params object[] values)
    {
        asking = Asking.Nothing;
        if (await Current.GetAsync() is null)
            return;
        await LoadAsync();
        if (done)
            await Done.InvokeAsync(T[word, [life?.Label ?? "", .. values]]);
    }

    private string Departments(IEnumerable<string> codes) => string.Join('、', codes.Select(Choices.Department));
}
