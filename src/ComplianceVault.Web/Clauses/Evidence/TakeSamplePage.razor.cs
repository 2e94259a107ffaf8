using ComplianceVault.App.Clauses.Evidence;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Records;
using ComplianceVault.Web.Records.Entries;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Clauses.Evidence;

public sealed partial class TakeSamplePage
{
    private const int Usual = 10;

    private RecordListAddress address = new();
    private RegisterPage? register;
    private IReadOnlyList<FolderRow> folders = [];
    private string asked = "";
    private int size = Usual;
    private string seed = "";
    private string folder = "";
    private Error? error;

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private RegisterQueries Registers { get; set; } = null!;

    [Inject]
    private EvidenceQueries Queries { get; set; } = null!;

    [Inject]
    private TakeSample Taking { get; set; } = null!;

    [Inject]
    private Choices Names { get; set; } = null!;

    [Inject]
    private IStringLocalizer<RecordsText> RegisterText { get; set; } = null!;

    [Inject]
    private NavigationManager Places { get; set; } = null!;

    protected override async Task OnInitializedAsync()
    {
        address = RecordListAddress.Parse(new Uri(Places.Uri).Query) with { View = RegisterView.List, Page = 1 };
        if (await Current.GetAsync() is not { } actor)
            return;
        var known = await Queries.FoldersAsync(actor, default);
        error = known.Error;
        if (!known.Succeeded)
            return;
        folders = known.Value;
        folder = folders.Count > 0 ? folders[0].Name : T["Folder_First"];
        await Names.LoadAsync(actor, default);
        var found = await Registers.ListAsync(actor, address.Ask, new PageRequest(1, 1), default);
        (register, error) = (found.Succeeded ? found.Value : null, found.Error);
        if (register is null)
            return;
        asked = RegisterWords.Of(address, register, Names, RegisterText);
        size = Math.Min(Usual, Math.Max(1, register.List.Total));
    }

    private async Task TakeAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var taken = await Taking.ExecuteAsync(actor, new(address.Ask, asked, address.Query, size, seed, folder), default);
        error = taken.Error;
        if (taken.Succeeded && await Queries.SampleAsync(actor, taken.Value, default) is { Succeeded: true } sample)
            Places.NavigateTo(EvidenceAddress.Folder(sample.Value.Sample.FolderId));
    }
}
