using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Reading;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Components;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace ComplianceVault.Web.Documents.Import;

/// <summary>One value of a proposal as a person wrote it; without a kind it is the level.</summary>
public sealed record ValueChange(CoverFactKind? Kind, string? Value)
{
    public string Field => Kind?.ToString() ?? "Level";
}

/// <summary>One file of the review; it decides nothing itself.</summary>
public sealed partial class ReviewRow
{
    private IReadOnlyList<CoverFact> facts = [];
    private IReadOnlyList<ReadingRemark> remarks = [];
    private Error? wrong;
    private Draft? draft;

    [Parameter, EditorRequired]
    public ImportItem Item { get; set; } = null!;

    [Parameter, EditorRequired]
    public Choices Choices { get; set; } = null!;

    [Parameter]
    public bool MayDecide { get; set; }

    [Parameter]
    public bool Chosen { get; set; }

    /// <summary>Why the last attempt on this file was refused.</summary>
    [Parameter]
    public Error? Refusal { get; set; }

    [Parameter]
    public EventCallback<bool> OnChoose { get; set; }

    /// <summary>True when the correction was answered, taken or refused; false when it did not come that far, as after the end of a sign-in.</summary>
    [Parameter, EditorRequired]
    public Func<ValueChange, Task<bool>> OnCorrect { get; set; } = null!;

    [Parameter]
    public EventCallback OnAccept { get; set; }

    [Parameter]
    public EventCallback OnSkip { get; set; }

    [Parameter]
    public EventCallback OnFreeNumber { get; set; }

    private bool IsOpen => Item.State == ImportItemState.Proposed;

    private string Icon => Item.Format switch
    {
        SourceFormat.Pdf => Icons.Material.Outlined.PictureAsPdf,
        SourceFormat.Xlsx => Icons.Material.Outlined.TableChart,
        null => Icons.Material.Outlined.InsertDriveFile,
        _ => Icons.Material.Outlined.Description,
    };

    /// <summary>What the comparison with the library means for the person.</summary>
    private string? Advice => Item.Match switch
    {
        ImportMatch.NumberMissing => T["Advice_NumberMissing"].Value,
        ImportMatch.OtherText => T["Advice_OtherText", Item.Number ?? "", Item.Label ?? "", Math.Floor((Item.Similarity ?? 0) * 100)].Value,
        ImportMatch.SampleNumber => T["Advice_SampleNumber", Item.Number ?? ""].Value,
        ImportMatch.OtherFormat => T["Advice_OtherFormat", Item.Number ?? "", Item.Label ?? "", Math.Floor((Item.Similarity ?? 0) * 100)].Value,
        ImportMatch.SameFile => T["Advice_SameFile"].Value,
        ImportMatch.NewEdition => T["Advice_NewEdition", Item.Number ?? ""].Value,
        _ => null,
    };

    protected override void OnParametersSet() => (facts, remarks) = (ItemReading.FactsOf(Item), ItemReading.RemarksOf(Item));

    private async Task CorrectAsync(CoverFactKind? kind, string? value)
    {
        wrong = kind is CoverFactKind.IssueDate or CoverFactKind.EffectiveDate && !string.IsNullOrWhiteSpace(value) && ReviewState.Day(value) is null
            ? Error.Invalid("documents.date-invalid", value)
            : null;
        var change = new ValueChange(kind, value);
        if (wrong is null && await OnCorrect(change) && draft is not null)
            await draft.ForgetAsync(change.Field);
    }

    private RenderFragment Field(CoverFactKind kind, string? value, string look) => builder =>
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", $"dv-field {look}");
        builder.OpenElement(2, "label");
        builder.AddContent(3, VaultWords.Of(kind));
        builder.OpenElement(4, "input");
        builder.AddAttribute(5, "name", kind.ToString());
        builder.AddAttribute(6, "placeholder", kind is CoverFactKind.IssueDate or CoverFactKind.EffectiveDate ? T["DayHint"].Value : null);
        builder.AddAttribute(7, "value", value);
        builder.AddAttribute(8, "disabled", !MayDecide);
        builder.AddAttribute(9, "data-saved", value ?? "");
        builder.AddAttribute(10, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, e => CorrectAsync(kind, e.Value?.ToString())));
        builder.SetUpdatesAttributeName("value");
        builder.CloseElement();
        builder.CloseElement();
        Places(builder, kind, value);
        builder.CloseElement();
    };

    /// <summary>Where the value was read, and what other places say instead: one click takes it.</summary>
    private void Places(RenderTreeBuilder builder, CoverFactKind kind, string? value)
    {
        if (ReviewState.SourceOf(facts, kind, value) is { } source)
        {
            builder.OpenElement(20, "small");
            builder.AddAttribute(21, "title", source.Quote);
            builder.AddContent(22, T["ReadFrom", VaultWords.Of(source.Place)].Value);
            builder.CloseElement();
        }

        foreach (var other in ReviewState.Others(facts, kind, value))
        {
            builder.OpenElement(30, "button");
            builder.AddAttribute(31, "type", "button");
            builder.AddAttribute(32, "class", "dv-other");
            builder.AddAttribute(33, "disabled", !MayDecide);
            builder.AddAttribute(34, "title", other.Quote);
            builder.AddAttribute(35, "onclick", EventCallback.Factory.Create<MouseEventArgs>(this, () => CorrectAsync(kind, other.Value)));
            builder.AddContent(36, T["PlaceSays", VaultWords.Of(other.Place), other.Value].Value);
            builder.CloseElement();
        }
    }

    private RenderFragment Choice(CoverFactKind? kind, string label, string? value, IReadOnlyList<(string Code, string Name)> all) => builder =>
    {
        builder.OpenElement(0, "div");
        builder.AddAttribute(1, "class", "dv-field dv-f-choice");
        builder.OpenElement(2, "label");
        builder.AddContent(3, label);
        builder.OpenElement(4, "select");
        builder.AddAttribute(5, "name", new ValueChange(kind, value).Field);
        builder.AddAttribute(6, "value", value ?? "");
        builder.AddAttribute(7, "disabled", !MayDecide);
        builder.AddAttribute(8, "data-saved", value ?? "");
        builder.AddAttribute(9, "onchange", EventCallback.Factory.Create<ChangeEventArgs>(this, e => CorrectAsync(kind, e.Value?.ToString())));
        builder.SetUpdatesAttributeName("value");
        foreach (var (code, name) in value is null || all.Any(c => c.Code == value) ? all : all.Prepend((value, value)))
        {
            builder.OpenElement(11, "option");
            builder.SetKey(code);
            builder.AddAttribute(12, "value", code);
            builder.AddContent(13, name);
            builder.CloseElement();
        }

        if (kind is not null)
        {
            builder.OpenElement(20, "option");
            builder.AddAttribute(21, "value", "");
            builder.AddContent(22, T["NotGiven"].Value);
            builder.CloseElement();
        }

        builder.CloseElement();
        builder.CloseElement();
        builder.CloseElement();
    };
}
