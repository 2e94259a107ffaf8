using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ComplianceVault.Web.Records.Forms;

/// <summary>The list of record forms; its state is its address.</summary>
public sealed partial class FormsPage : IDisposable
{
    private static readonly (FormOrder Order, string Word)[] Heads =
        [(FormOrder.Number, "Number"), (FormOrder.Title, "Title"), (FormOrder.Parent, "Parent"), (FormOrder.Department, "Keeper"), (FormOrder.Way, "Way")];

    private FormListAddress address = new();
    private App.Records.Forms.FormPage? page;
    private Error? error;
    private bool mayAdd;
    private IReadOnlyList<OpenDesign> designs = [];

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private FormQueries Forms { get; set; } = null!;

    [Inject]
    private DesignQueries Designs { get; set; } = null!;

    [Inject]
    private Choices Choices { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        Places.LocationChanged += OnMoved;
        if (await Current.GetAsync() is { } actor)
        {
            await Choices.LoadAsync(actor, default);
            mayAdd = DesignQueries.MayAdd(actor);
            designs = await Designs.OpenAsync(actor, default) is { Succeeded: true } open ? open.Value : [];
        }

        await LoadAsync();
    }

    public void Dispose() => Places.LocationChanged -= OnMoved;

    private void OnMoved(object? sender, LocationChangedEventArgs e)
    {
        if (FormListAddress.IsHere(e.Location))
            _ = InvokeAsync(ReloadAsync);
    }

    private async Task ReloadAsync()
    {
        await LoadAsync();
        StateHasChanged();
    }

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        address = FormListAddress.Parse(new Uri(Places.Uri).Query);
        var found = await Forms.ListAsync(actor, address.Wanted, default);
        (page, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    private void Go(Func<FormFilter, FormFilter> change) => Places.NavigateTo(address.With(change).ToString());

    private static string? Value(ChangeEventArgs e) => e.Value?.ToString() is { Length: > 0 } text ? text : null;
}
