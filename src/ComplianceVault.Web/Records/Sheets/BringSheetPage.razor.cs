using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Sheets;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents.Lifecycle;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;

namespace ComplianceVault.Web.Records.Sheets;

/// <summary>Takes a sheet in and goes to the page where it is decided about.</summary>
public sealed partial class BringSheetPage
{
    private FormView? found;
    private IReadOnlyList<OpenSheet> open = [];
    private bool mayFill;
    private int? percent;
    private Error? error;

    [SupplyParameterFromQuery(Name = "form")]
    private string? Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private FormQueries Forms { get; set; } = null!;

    [Inject]
    private RecordQueries Records { get; set; } = null!;

    [Inject]
    private ReceiveSheet Receiving { get; set; } = null!;

    [Inject]
    private SheetQueries Sheets { get; set; } = null!;

    [Inject]
    private GiveUpSheet GivingUp { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private Form? Form => found?.Form;

    protected override async Task OnInitializedAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var form = await Forms.GetAsync(actor, Number ?? "", default);
        (found, error) = (form.Succeeded ? form.Value : null, form.Error);
        mayFill = found is not null && await Records.MayFillAsync(actor, Number!, default);
        if (found is not null && !mayFill)
            error = Error.Forbidden("records.not-yours-to-fill", Number!);
        await ListAsync(actor);
    }

    private async Task ListAsync(Actor actor) => open = await Sheets.OpenAsync(actor, Number ?? "", default) is { Succeeded: true } own ? own.Value : [];

    private async Task GiveUpAsync(Guid id)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        error = (await GivingUp.ExecuteAsync(actor, id, default)).Error;
        await ListAsync(actor);
    }

    private async Task TakeAsync(InputFileChangeEventArgs e)
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        (percent, error) = (0, null);
        // What is too large is refused by the store, with its limit.
        await using var content = new CountedStream(e.File.OpenReadStream(Math.Max(1, e.File.Size)), read => Show((int)(read * 100 / Math.Max(1, e.File.Size))));
        var taken = await Receiving.ExecuteAsync(actor, Number!, e.File.Name, content, default);
        (percent, error) = (null, taken.Error);
        if (taken.Succeeded)
            Places.NavigateTo(SheetAddress.Of(taken.Value));
    }

    private void Show(int now)
    {
        if (now == percent)
            return;
        percent = now;
        _ = InvokeAsync(StateHasChanged);
    }
}
