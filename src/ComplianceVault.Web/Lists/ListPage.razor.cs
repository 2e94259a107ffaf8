using System.Globalization;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using MudBlazor;

namespace ComplianceVault.Web.Lists;

/// <summary>A list that auditors ask for: of today or of a past day, as a sheet, or frozen and signed.</summary>
public sealed partial class ListPage
{
    private const int PageSize = 50;
    private const int SignedShown = 20;

    private Actor? actor;
    private IReadOnlyList<ListHead> heads = [];
    private App.Lists.ListPage? list;
    private Page<SignedListRow>? signed;
    private string? notice;
    private Error? error;

    [Parameter]
    public string Code { get; set; } = "";

    [SupplyParameterFromQuery(Name = "as-of")]
    private string? AsOfText { get; set; }

    [SupplyParameterFromQuery(Name = "page")]
    private int Number { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private ListQueries Queries { get; set; } = null!;

    [Inject]
    private SignedListQueries SignedLists { get; set; } = null!;

    [Inject]
    private SignList Signing { get; set; } = null!;

    [Inject]
    private ApproveList Approving { get; set; } = null!;

    [Inject]
    private IDialogService Asked { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    private string? About => list switch
    {
        null => null,
        { Head.Form: { } form } => T["List_About", form, Dates.Of(list.AsOf)!].Value,
        _ => T["List_About_Own", Dates.Of(list.AsOf)!].Value,
    };

    private DateOnly? AsOf => DateOnly.TryParseExact(AsOfText, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    protected override async Task OnParametersSetAsync()
    {
        notice = null;
        if ((actor = await Current.GetAsync()) is not null)
            await LoadAsync(actor);
    }

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private async Task LoadAsync(Actor reader)
    {
        heads = await Queries.HeadsAsync(reader, default) is { Succeeded: true, Value: var seen } ? seen : [];
        var found = await Queries.PageAsync(reader, Code, AsOf, new(Number, PageSize), default);
        (list, error) = (found.Succeeded ? found.Value : null, found.Error);
        signed = await SignedLists.ListAsync(reader, Code, new(1, SignedShown), default) is { Succeeded: true, Value: var kept } ? kept : null;
    }

    private void GoTo(string? day) =>
        Places.NavigateTo(new ListAddress(Code, DateOnly.TryParse(day, CultureInfo.InvariantCulture, out var chosen) && chosen != Time.Today ? chosen : null).ToString());

    /// <summary>What is signed is frozen first: the dialog names the day and the number of rows.</summary>
    private async Task SignAsync()
    {
        if (await Current.GetAsync() is not { } signer)
            return;
        var sheet = await Signing.SheetAsync(signer, Code, AsOf, default);
        error = sheet.Error;
        if (!sheet.Succeeded)
            return;
        var what = T["Sign_What", ListWords.Title(Code), Dates.Of(sheet.Value.AsOf)!, sheet.Value.Rows];
        if (await Asked.SignAsync(VaultWords.Of(SignatureMeaning.Author), what, signer.Name, async proof => (await Signing.ExecuteAsync(signer, sheet.Value, proof, default)).Error))
            await DoneAsync("Done_Sign");
    }

    private async Task ApproveAsync(SignedListRow row)
    {
        if (await Current.GetAsync() is not { } signer)
            return;
        var what = T["Sign_What", ListWords.Title(Code), Dates.Of(row.AsOf)!, row.Rows];
        if (await Asked.SignAsync(VaultWords.Of(SignatureMeaning.Approve), what, signer.Name, async proof => (await Approving.ExecuteAsync(signer, row.Id, proof, default)).Error))
            await DoneAsync("Done_Approve");
    }

    private async Task DoneAsync(string word)
    {
        await LoadAsync(actor!);
        notice = T[word];
    }
}
