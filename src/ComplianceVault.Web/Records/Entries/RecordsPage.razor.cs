using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Routing;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>台账: all records that the person may see; of one form with the columns of its register.</summary>
public sealed partial class RecordsPage : IDisposable
{
    private const int MostForms = 500;
    private const int MostOfMonth = 500;

    private RecordListAddress address = new();
    private RecordListPage? page;
    private RegisterPage? register;
    private IReadOnlyList<RegisterColumn>? board;
    private DateOnly month;
    private IReadOnlyList<FormRow> forms = [];
    private bool mayFill;
    private bool maySample;
    private bool mayExport;
    private bool isOutside;
    private Error? error;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private RecordQueries Queries { get; set; } = null!;

    [Inject]
    private RegisterQueries Registers { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    [Inject]
    private FormQueries Forms { get; set; } = null!;

    [Inject]
    private BeginRecord Beginning { get; set; } = null!;

    [Inject]
    private Choices Names { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private FormRow? Form => forms.FirstOrDefault(f => f.Number == address.Filter.Form);

    private string? FormName => Form is { } form ? $"{form.Number} {Labels.Of(form.TitleZh, form.TitleEn)}" : null;

    public void Dispose() => Places.LocationChanged -= Moved;

    protected override async Task OnInitializedAsync()
    {
        Places.LocationChanged += Moved;
        if (await Current.GetAsync() is not { } actor)
            return;
        (isOutside, mayExport) = (actor.IsExternal, DocumentRights.MayExport(actor));
        await Names.LoadAsync(actor, default);
        if (await Forms.ListAsync(actor, new FormFilter { Take = MostForms }, default) is { Succeeded: true } all)
            forms = all.Value.Rows;
        await LoadAsync(actor);
    }

    private async Task LoadAsync(Actor actor)
    {
        address = RecordListAddress.Parse(new Uri(Places.Uri).Query);
        var (ask, shown) = (address.Ask, new PageRequest(address.Page, RecordListAddress.PageSize));
        if (address.View == RegisterView.Calendar)
            (ask, shown) = OfMonth();
        var found = await Registers.ListAsync(actor, ask, shown, default);
        (register, page, error) = (found.Succeeded ? found.Value : null, found.Succeeded ? found.Value.List : null, found.Error);
        board = address.View == RegisterView.Board && await Registers.BoardAsync(actor, address.Ask, default) is { Succeeded: true } columns ? columns.Value : null;
        maySample = address.Filter.Form is not null && actor is { IsExternal: false } && actor.Can(Permission.Audit);
        mayFill = address.Filter.Form is { } form && await Queries.MayFillAsync(actor, form, default);
    }

    /// <summary>The month of the filter's first day, or the present one; its records by their day.</summary>
    private (RegisterAsk Ask, PageRequest Page) OfMonth()
    {
        var day = address.Filter.From ?? Time.Today;
        month = new DateOnly(day.Year, day.Month, 1);
        return (address.Ask with { Filter = address.Filter with { From = month, To = month.AddMonths(1).AddDays(-1) }, Sort = RegisterOrder.Happened, Descending = false }, new PageRequest(1, MostOfMonth));
    }

    private void Moved(object? sender, LocationChangedEventArgs e)
    {
        if (new Uri(e.Location).AbsolutePath == RecordListAddress.Path)
            _ = InvokeAsync(ReloadAsync);
    }

    private async Task ReloadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        await LoadAsync(actor);
        StateHasChanged();
    }

    private async Task BeginAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var record = await Beginning.ExecuteAsync(actor, new(address.Filter.Form!), default);
        error = record.Error;
        if (record.Succeeded)
            Places.NavigateTo(RecordAddress.Of(record.Value));
    }

    /// <summary>A form by its number, or by its title.</summary>
    private string? FormOf(string? words) => words is null ? null : forms.FirstOrDefault(f => f.Number == words || f.TitleZh == words || f.TitleEn == words)?.Number ?? words;

    private void Go(Func<RecordFilter, RecordFilter> change) => Places.NavigateTo(address.With(change).ToString());

    private static string? Value(ChangeEventArgs e) => e.Value?.ToString() is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;
}
