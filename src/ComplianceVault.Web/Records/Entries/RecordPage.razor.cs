using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>One record: to fill while it is begun, to read, sign and correct from then on.</summary>
public sealed partial class RecordPage
{
    private Actor? actor;
    private RecordView? view;
    private HandlingView? handling;
    private RecordAct? asking;
    private bool namingHandler;
    private CorrectedField? correcting;
    private DecisionView? naming;
    private bool mayFill;
    private string? notice;
    private Error? error;

    [Parameter]
    public Guid Id { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private RecordQueries Queries { get; set; } = null!;

    [Inject]
    private HandlingQueries Handlings { get; set; } = null!;

    [Inject]
    private NameHandler NamingHandlers { get; set; } = null!;

    [Inject]
    private BeginRecord Beginning { get; set; } = null!;

    [Inject]
    private OpenRecord Opening { get; set; } = null!;

    [Inject]
    private TakeBackRecord TakingBack { get; set; } = null!;

    [Inject]
    private SignRecord Signing { get; set; } = null!;

    [Inject]
    private ReturnRecord Returning { get; set; } = null!;

    [Inject]
    private AskRecordVoid AskingVoid { get; set; } = null!;

    [Inject]
    private VoidRecord Voiding { get; set; } = null!;

    [Inject]
    private DeclineRecordVoid Declining { get; set; } = null!;

    [Inject]
    private Choices Names { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private IReadOnlyList<DecisionView> Steps => [.. view!.Signatures.Select(s => s.Step), .. view.VoidStep is { } step ? new[] { step } : []];

    private EventCallback<CorrectedField> Correcting => Can(RecordAct.Correct) ? EventCallback.Factory.Create<CorrectedField>(this, wanted => correcting = wanted) : default;

    /// <summary>Only the management representative names another person.</summary>
    private EventCallback<DecisionView> Naming =>
        actor?.Can(Permission.DecideSigners) == true ? EventCallback.Factory.Create<DecisionView>(this, step => naming = step) : default;

    protected override async Task OnParametersSetAsync()
    {
        if ((actor = await Current.GetAsync()) is null)
            return;
        (notice, asking, naming, correcting, namingHandler) = (null, null, null, null, false);
        if (Names.Departments.Count == 0)
            await Names.LoadAsync(actor, default);
        await LoadAsync(actor);
        if (RendererInfo.IsInteractive && view is not null && OpenRecord.IsAct(view.Record, actor)) // the first drawing on the server is no look of its own
            await Opening.ExecuteAsync(actor, Id, default);
    }

    private async Task LoadAsync(Actor reader)
    {
        var found = await Queries.GetAsync(reader, Id, default);
        (view, error) = (found.Succeeded ? found.Value : null, found.Error);
        handling = view?.Form.Workflow is not null && await Handlings.GetAsync(reader, Id, default) is { Succeeded: true } next ? next.Value : null;
        mayFill = view is not null && await Queries.MayFillAsync(reader, view.Form.Number, default);
    }

    private bool Can(RecordAct act) => view?.Acts.Contains(act) == true;

    private async Task FilledAsync(string? number)
    {
        if (number is null)
        {
            Places.NavigateTo(RecordAddress.Mine);
            return;
        }

        await DoneAsync(true, view?.Form.Workflow is null ? "Done_Submit" : "Done_Begin");
    }

    private EventCallback NamingHandler => actor?.Can(Permission.DecideSigners) == true ? EventCallback.Factory.Create(this, () => namingHandler = true) : default;

    private async Task<Error?> NameHandlerAsync(Actor by, Guid person, string reason) => (await NamingHandlers.ExecuteAsync(by, Id, person, reason, default)).Error;

    private async Task SavedAsync()
    {
        if (handling is not null && await Current.GetAsync() is { } by)
            handling = await Handlings.GetAsync(by, Id, default) is { Succeeded: true } next ? next.Value : handling;
    }

    private Task MovedAsync(string? number) => DoneAsync(true, number is null ? "Done_Write" : "Done_Move");

    private async Task CopyAsync()
    {
        if (await Current.GetAsync() is not { } by)
            return;
        var begun = await Beginning.ExecuteAsync(by, new(view!.Form.Number, CopyOf: Id), default);
        error = begun.Error;
        if (begun.Succeeded)
            Places.NavigateTo(RecordAddress.Of(begun.Value));
    }

    private async Task TakeBackAsync()
    {
        if (!await Dialogs.ConfirmAsync(VaultWords.Of(RecordAct.TakeBack), T["TakeBack_About"], VaultWords.Of(RecordAct.TakeBack)) || await Current.GetAsync() is not { } by)
            return;
        var taken = await TakingBack.ExecuteAsync(by, Id, default);
        await DoneAsync(taken.Succeeded, "Done_TakeBack");
        error = taken.Error;
    }

    private async Task SignAsync()
    {
        var own = view!.Own!;
        var what = $"{view.Record.Number} {Labels.Of(view.Form.TitleZh, view.Form.TitleEn)}";
        var done = await Dialogs.SignAsync(VaultWords.Of(own.Meaning), what, actor!.Name, async proof =>
            await Current.GetAsync() is { } by ? (await Signing.ExecuteAsync(by, Id, own.Meaning, view.ContentHash, proof, default)).Error : Error.Forbidden("signing.no-account"));
        await DoneAsync(done, "Done_Sign");
    }

    private async Task VoidAsync()
    {
        var done = await Dialogs.SignAsync(VaultWords.Of(RecordAct.Void), $"{view!.Record.Number} {view.Record.VoidReason}", actor!.Name, async proof =>
            await Current.GetAsync() is { } by ? (await Voiding.ExecuteAsync(by, Id, view.ContentHash, proof, default)).Error : Error.Forbidden("signing.no-account"));
        await DoneAsync(done, "Done_Void");
    }

    private async Task<Error?> ReturnAsync(Actor by, string reason) => (await Returning.ExecuteAsync(by, Id, reason, default)).Error;

    private async Task<Error?> AskVoidAsync(Actor by, string reason) => (await AskingVoid.ExecuteAsync(by, Id, reason, default)).Error;

    private async Task<Error?> DeclineAsync(Actor by, string reason) => (await Declining.ExecuteAsync(by, Id, reason, default)).Error;

    /// <summary>Somebody may have been faster, so what is shown is read again either way.</summary>
    private async Task DoneAsync(bool done, string word)
    {
        (asking, naming, correcting, namingHandler) = (null, null, null, false);
        if (await Current.GetAsync() is not { } reader)
            return;
        await LoadAsync(actor = reader);
        notice = done && view is not null ? T[word, view.Record.Number ?? ""].Value : null;
    }
}
