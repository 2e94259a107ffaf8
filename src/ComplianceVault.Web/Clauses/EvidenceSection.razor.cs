using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Records.Entries;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Clauses;

/// <summary>What the matrix says of the clause, to whom it is shown, and the newest records that the person may read.</summary>
public sealed partial class EvidenceSection
{
    private const int Shown = 10;
    private CoverageRow? row;
    private RecordListPage? newest;

    [Parameter, EditorRequired]
    public string Number { get; set; } = "";

    [Parameter, EditorRequired]
    public Actor Actor { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Inject]
    private CoverageQueries Coverage { get; set; } = null!;

    [Inject]
    private RecordQueries Records { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    private RecordListAddress KeptOf(FormEvidence form) => new() { Filter = new() { Form = form.Form.Number, Counted = Time.Today } };

    /// <summary>With each change of the clause: what hangs on it may prove it otherwise now.</summary>
    protected override async Task OnParametersSetAsync()
    {
        var judged = await Coverage.ClauseAsync(Actor, Number, default);
        var found = await Records.ListAsync(Actor, new RecordFilter { Clause = Number }, new PageRequest(1, Shown), default);
        (row, newest) = (judged.Succeeded ? judged.Value : null, found.Succeeded ? found.Value : null);
    }
}
