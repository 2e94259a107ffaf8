using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>Makes the steps of a record that goes through a workflow.</summary>
public sealed partial class MoveBar
{
    private readonly HashSet<(string Move, string Sentence)> attested = [];
    private bool busy;
    private Error? error;

    [Parameter, EditorRequired]
    public RecordView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public HandlingView Handling { get; set; } = null!;

    /// <summary>Keeps what was typed; gives its revision, or null where something is wrong with what the stage (null: none ends) asks for.</summary>
    [Parameter, EditorRequired]
    public Func<string?, Task<int?>> Flush { get; set; } = null!;

    /// <summary>A step was made: with the number. Written down: without.</summary>
    [Parameter]
    public EventCallback<string?> Done { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private MakeMove Making { get; set; } = null!;

    [Inject]
    private WriteRecord Writing { get; set; } = null!;

    [Inject]
    private AskCosignatures Asking { get; set; } = null!;

    [Inject]
    private BeginRecord Beginning { get; set; } = null!;

    [Inject]
    private RecordQueries Queries { get; set; } = null!;

    [Inject]
    private IDialogService Dialogs { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    /// <summary>What this person can do, always in the order of the procedure: no button moves away under the finger when a condition comes to hold.</summary>
    private List<OfferedMove> Mine => [.. Handling.Moves.Where(m => m.Why is null)];

    /// <summary>What the person could do, were it not for the own part in it; what is another's stands under what the record waits for.</summary>
    private List<OfferedMove> Barred => [.. Handling.Moves.Where(m => m.Why?.Code == "records.move-apart").DistinctBy(m => m.Action.Zh)];

    private static string Key(OfferedMove move) => $"{move.Workflow:N}{move.Code}";

    private bool IsAttested(OfferedMove move, GuardView guard) => attested.Contains((Key(move), guard.Says.Zh));

    private void Attest(OfferedMove move, GuardView guard, bool yes)
    {
        if (yes)
            attested.Add((Key(move), guard.Says.Zh));
        else
            attested.Remove((Key(move), guard.Says.Zh));
    }

    private Task MoveAsync(OfferedMove move) => BusyAsync(async () =>
    {
        if (await Flush(move.Ends) is not { } revision)
            return;
        if (move.Signs is not null)
            await SignAsync(move, revision);
        else
            await FinishAsync(await MakeAsync(move, revision, null));
    });

    /// <summary>A signature is over what stands on the record, so that what was typed is written down first.</summary>
    private async Task SignAsync(OfferedMove move, int revision)
    {
        if (revision > 0 && !await WrittenAsync(revision))
            return;
        if (await Current.GetAsync() is not { } actor || await Queries.GetAsync(actor, View.Record.Id, default) is not { Succeeded: true, Value: var shown })
            return;
        var what = $"{View.Record.Number} {Labels.Of(View.Form.TitleZh, View.Form.TitleEn)}";
        var signed = await Dialogs.SignAsync(Labels.Of(move.Action.Zh, move.Action.En), what, actor.Name, async proof =>
        {
            return (await MakeAsync(move, 0, new(move.Signs!.Value, shown.ContentHash, proof))).Error;
        });
        if (signed || revision > 0)
            await Done.InvokeAsync(signed ? View.Record.Number : null);
    }

    private async Task<Result<string>> MakeAsync(OfferedMove move, int revision, MoveSignature? signature) =>
        await Current.GetAsync() is { } actor
            ? await Making.ExecuteAsync(actor, View.Record.Id, new(move.Code, revision, move.Workflow, [.. attested.Where(a => a.Move == Key(move)).Select(a => a.Sentence)], signature), default)
            : Error.Forbidden("signing.no-account");

    private async Task FinishAsync(Result<string> made)
    {
        error = made.Error;
        if (made.Succeeded)
            await Done.InvokeAsync(made.Value);
    }

    private Task WriteAsync() => BusyAsync(async () =>
    {
        if (await Flush(null) is { } revision && (revision == 0 || await WrittenAsync(revision)))
            await Done.InvokeAsync(null);
    });

    private async Task<bool> WrittenAsync(int revision)
    {
        error = await Current.GetAsync() is { } actor ? (await Writing.ExecuteAsync(actor, View.Record.Id, revision, default)).Error : Error.Forbidden("signing.no-account");
        return error is null;
    }

    private Task CosignAsync() => BusyAsync(async () =>
    {
        if (await Flush(null) is not { } revision || await Current.GetAsync() is not { } actor)
            return;
        error = (await Asking.ExecuteAsync(actor, View.Record.Id, revision, default)).Error;
        if (error is null)
            await Done.InvokeAsync(null);
    });

    /// <summary>A record that goes with the step is begun with a link to this one.</summary>
    private Task FillAsync(string form) => BusyAsync(async () =>
    {
        if (await Flush(null) is null || await Current.GetAsync() is not { } actor)
            return;
        var begun = await Beginning.ExecuteAsync(actor, new(form, About: View.Record.Id), default);
        error = begun.Error;
        if (begun.Succeeded)
            Places.NavigateTo(RecordAddress.Of(begun.Value));
    });

    private async Task BusyAsync(Func<Task> act)
    {
        if (busy)
            return;
        (busy, error) = (true, null);
        try
        {
            await act();
        }
        finally
        {
            busy = false;
        }
    }
}
