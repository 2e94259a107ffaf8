using ComplianceVault.Content.Comparing;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ComplianceVault.Web.Documents.Comparing;

/// <summary>A compared text: <c>ins</c> and <c>del</c> elements, so that paper and screen readers tell them apart too.</summary>
public sealed class PieceText : ComponentBase
{
    [Parameter, EditorRequired]
    public IReadOnlyList<TextPiece> Pieces { get; set; } = [];

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        foreach (var piece in Pieces)
        {
            if (piece.Mark == ChangeMark.Same)
            {
                builder.AddContent(0, piece.Text);
                continue;
            }

            builder.OpenElement(1, piece.Mark == ChangeMark.Inserted ? "ins" : "del");
            builder.AddContent(2, piece.Text);
            builder.CloseElement();
        }
    }
}
