using ComplianceVault.App.Clauses;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses;

public sealed partial class FormsSection
{
    private const int MostForms = 500;
    private Error? formError;
    private bool linkOpen;
    private bool endOpen;
    private IReadOnlyList<FormRow> all = [];
    private string number = "";
    private string reason = "";
    private ClauseForm? ending;

    [Parameter, EditorRequired]
    public ClauseView View { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool MayManage { get; set; }

    [Parameter]
    public EventCallback Changed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private FormQueries Forms { get; set; } = null!;

    [Inject]
    private LinkForm Link { get; set; } = null!;

    [Inject]
    private EndFormLink Ending { get; set; } = null!;

    private async Task OpenLinkAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        var found = await Forms.ListAsync(actor, new FormFilter { View = FormListView.All, Take = MostForms }, default);
        (all, formError, number, linkOpen) = (found.Succeeded ? found.Value.Rows : [], found.Error, "", true);
    }

    private async Task LinkAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        formError = (await Link.ExecuteAsync(actor, View.Clause.Number, number, default)).Error;
        linkOpen = formError is not null;
        await Changed.InvokeAsync();
    }

    private async Task EndAsync()
    {
        if (ending is null || await Current.GetAsync() is not { } actor)
            return;
        formError = (await Ending.ExecuteAsync(actor, ending.LinkId, reason, default)).Error;
        endOpen = formError is not null;
        await Changed.InvokeAsync();
    }
}
