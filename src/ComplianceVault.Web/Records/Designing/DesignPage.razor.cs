using System.Globalization;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ComplianceVault.Web.Records.Designing;

/// <summary>The design of a form: kept with every change, checked at once, sent on and decided here.</summary>
public sealed partial class DesignPage
{
    private Actor? actor;
    private Designer? designer;
    private string? shown;
    private int revision;
    private bool changed;
    private bool saving;
    private FormDesignAct? asking;
    private DecisionView? naming;
    private string? notice;
    private Error? error;

    [Parameter]
    public string? Number { get; set; }

    [SupplyParameterFromQuery(Name = "tab")]
    public string? TabName { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private DesignQueries Queries { get; set; } = null!;

    [Inject]
    private SaveDesign Saving { get; set; } = null!;

    [Inject]
    private TakeBackDesign TakingBack { get; set; } = null!;

    [Inject]
    private DiscardDesign Discarding { get; set; } = null!;

    [Inject]
    private SignDesign Signing { get; set; } = null!;

    [Inject]
    private ReturnDesign Returning { get; set; } = null!;

    [Inject]
    private Choices Names { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    /// <summary>Who decides begins with what changes; who designs with the fields.</summary>
    private DesignTab Tab => Enum.TryParse<DesignTab>(TabName, out var tab) && Tabs.Contains(tab) ? tab : designer!.View.MayEdit || designer.Changes is null ? DesignTab.Fields : DesignTab.Changes;

    private IReadOnlyList<DesignTab> Tabs => designer!.View.MayEdit ? Enum.GetValues<DesignTab>() : [DesignTab.Changes, DesignTab.Fields, DesignTab.Preview, DesignTab.File];

    private string SavedWords => error is not null ? "" : saving || changed ? T["Saving"]
        : T["SavedBy", designer!.View.Design.SavedByName, Time.Local(designer.View.Design.SavedAt).ToString("MM-dd HH:mm", CultureInfo.InvariantCulture)];

    private EventCallback<DecisionView> Naming => actor?.Can(Permission.DecideSigners) == true ? EventCallback.Factory.Create<DecisionView>(this, step => naming = step) : default;

    protected override async Task OnParametersSetAsync()
    {
        if (shown == Number || (actor = await Current.GetAsync()) is null)
            return;
        shown = Number;
        if (Names.Departments.Count == 0)
            await Names.LoadAsync(actor, default);
        await LoadAsync(actor);
    }

    private static Tone ToneOf(FormDesignState state) => state switch
    {
        FormDesignState.Draft => Tone.Draft,
        FormDesignState.WithParent => Tone.Soon,
        FormDesignState.Released => Tone.Good,
        FormDesignState.Discarded => Tone.Obsolete,
        _ => Tone.Review,
    };

    private bool Can(FormDesignAct act) => designer!.View.Acts.Contains(act);

    private async Task LoadAsync(Actor reader)
    {
        var found = await Queries.GetAsync(reader, Number ?? "", default);
        error = found.Error;
        designer = found.Succeeded ? new Designer(found.Value) : null;
        revision = designer?.View.Design.Revision ?? 0;
    }

    private async Task ReloadAsync()
    {
        if (await Current.GetAsync() is { } reader)
            await LoadAsync(actor = reader);
    }

    /// <summary>One save after another: what changes while one is under way goes with the next.</summary>
    private async Task KeepAsync()
    {
        (changed, notice) = (true, null);
        if (saving)
            return;
        saving = true;
        try
        {
            while (changed && error is null)
            {
                changed = false;
                if (await Current.GetAsync() is not { } by)
                    return;
                var saved = await Saving.ExecuteAsync(by, designer!.View.Design.Id, revision, designer.Form, default);
                error = saved.Error;
                if (saved.Succeeded)
                    (revision, designer.View.Design.SavedAt, designer.View.Design.SavedByName) = (saved.Value, Time.Now, by.Name);
            }
        }
        finally
        {
            saving = false;
        }
    }

    private Task UndoAsync()
    {
        designer!.Undo();
        return KeepAsync();
    }

    private async Task<Error?> ImportAsync(string name, string text)
    {
        var read = FormYaml.Read(name, text);
        if (!read.Succeeded)
            return read.Error;
        designer!.Set(read.Value);
        await KeepAsync();
        if (error is null)
            await ReloadAsync(); // what is the form's own was put back
        notice = error is null ? T["Done_Import"].Value : null;
        return error;
    }

    private async Task SignAsync()
    {
        var view = designer!.View;
        var own = view.Own!;
        var done = await Dialogs.SignAsync(VaultWords.Of(own.Meaning), $"{view.Form.Number} {Labels.Of(view.Schema.Title.Zh, view.Schema.Title.En)}", actor!.Name, async proof =>
            await Current.GetAsync() is { } by ? (await Signing.ExecuteAsync(by, view.Design.Id, own.Meaning, view.ContentHash, proof, default)).Error : Error.Forbidden("signing.no-account"));
        if (done && own.Meaning == SignatureMeaning.Approve)
            Places.NavigateTo($"/records/forms/{Number}");
        else
            await DoneAsync(done, "Done_Sign");
    }

    private async Task TakeBackAsync()
    {
        if (!await Dialogs.ConfirmAsync(VaultWords.Of(FormDesignAct.TakeBack), T["TakeBack_About"], VaultWords.Of(FormDesignAct.TakeBack)) || await Current.GetAsync() is not { } by)
            return;
        var taken = await TakingBack.ExecuteAsync(by, designer!.View.Design.Id, default);
        await DoneAsync(taken.Succeeded, "Done_TakeBack");
        error = taken.Error;
    }

    private async Task<Error?> DiscardAsync(Actor by, string reason) => (await Discarding.ExecuteAsync(by, designer!.View.Design.Id, reason, default)).Error;

    private async Task<Error?> ReturnAsync(Actor by, string reason) => (await Returning.ExecuteAsync(by, designer!.View.Design.Id, reason, default)).Error;

    private void DiscardedAsync(bool done)
    {
        asking = null;
        if (done)
            Places.NavigateTo($"/records/forms/{Number}");
    }

    /// <summary>Somebody may have been faster, so what is shown is read again either way; words that wait to be kept stay.</summary>
    private async Task DoneAsync(bool done, string word)
    {
        (asking, naming) = (null, null);
        if (!done || await Current.GetAsync() is not { } reader)
            return;
        await LoadAsync(actor = reader);
        notice = designer is not null ? T[word].Value : null;
        if (designer is null && error?.Code == "design.not-found")
            Places.NavigateTo($"/records/forms/{Number}"); // whoever only signed has no part in it any more
    }
}
