using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Documents.Lifecycle;

public sealed partial class SignDialog
{
    private SigningSheet? sheet;
    private IReadOnlyList<string> departments = [];
    private string name = "";
    private string department = "";
    private string password = "";
    private Error? error;
    private bool filled;

    [Parameter, EditorRequired]
    public Guid EditionId { get; set; }

    [Parameter, EditorRequired]
    public SignatureMeaning Meaning { get; set; }

    /// <summary>The departments for which a countersignature is awaited from this person's colleagues; the first is proposed.</summary>
    [Parameter]
    public IReadOnlyList<string> Departments { get; set; } = [];

    /// <summary>Whom the person stands in for.</summary>
    [Parameter]
    public string? InsteadOf { get; set; }

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool Open { get; set; }

    /// <summary>True when it was signed.</summary>
    [Parameter]
    public EventCallback<bool> Closed { get; set; }

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SigningSheets Sheets { get; set; } = null!;

    [Inject]
    private SubmitEdition Submitting { get; set; } = null!;

    [Inject]
    private ReviewEdition Reviewing { get; set; } = null!;

    [Inject]
    private CountersignEdition Countersigning { get; set; } = null!;

    [Inject]
    private ApproveEdition Approving { get; set; } = null!;

    private string Word => VaultWords.Of(Meaning);

    protected override async Task OnParametersSetAsync()
    {
        var opens = Open && !filled;
        filled = Open;
        if (!opens)
            return;
        (sheet, error, password) = (null, null, "");
        departments = Departments;
        if (await Current.GetAsync() is not { } actor)
            return;
        (name, department) = (actor.Name, departments.FirstOrDefault(actor.Departments.Contains) ?? (departments.Count > 0 ? departments[0] : ""));
        await ReadSheetAsync(actor);
    }

    private async Task ReadSheetAsync(Actor actor)
    {
        var found = await Sheets.GetAsync(actor, EditionId, default);
        (sheet, error) = (found.Succeeded ? found.Value : null, found.Error);
    }

    private async Task SignAsync()
    {
        if (sheet is not { } shown || await Current.GetAsync() is not { } actor)
            return;
        var signed = await SignAsync(actor, shown.ContentHash, new SigningProof(password));
        password = "";
        if (signed.Error is { Code: "signing.content-changed" })
            await ReadSheetAsync(actor); // what is signed next must be what is shown
        error = signed.Error;
        if (error is null)
            await Closed.InvokeAsync(true);
    }

    private Task<Result> SignAsync(Actor actor, string hash, SigningProof proof) => Meaning switch
    {
        SignatureMeaning.Author => Submitting.ExecuteAsync(actor, EditionId, hash, proof, default),
        SignatureMeaning.Review => Reviewing.ExecuteAsync(actor, EditionId, hash, proof, default),
        SignatureMeaning.Countersign => Countersigning.ExecuteAsync(actor, EditionId, department, hash, proof, default),
        _ => Approving.ExecuteAsync(actor, EditionId, hash, proof, default),
    };
}
