namespace ComplianceVault.Content.Comparing;

/// <summary>What became of a piece of text.</summary>
public enum ChangeMark
{
    Same,
    Deleted,
    Inserted,
}

/// <summary>A piece of a text compared: <see cref="ChangeMark.Same"/> and Deleted pieces make the old text, Same and Inserted ones the new. Never empty.</summary>
public sealed record TextPiece(ChangeMark Mark, string Text)
{
    /// <summary>The whole text with one mark; nothing for an empty one.</summary>
    internal static IReadOnlyList<TextPiece> Whole(ChangeMark mark, string text) => text.Length == 0 ? [] : [new(mark, text)];

    internal static ChangeMark Opposite(ChangeMark mark) => mark switch
    {
        ChangeMark.Deleted => ChangeMark.Inserted,
        ChangeMark.Inserted => ChangeMark.Deleted,
        _ => ChangeMark.Same,
    };

    /// <summary>The same comparison seen from the other side: what was inserted is deleted, and deleted text stands before inserted.</summary>
    internal static IReadOnlyList<TextPiece> Mirror(IReadOnlyList<TextPiece> pieces)
    {
        var mirrored = new List<TextPiece>(pieces.Count);
        for (var i = 0; i < pieces.Count; i++)
        {
            var isReplacement = pieces[i].Mark == ChangeMark.Deleted && i + 1 < pieces.Count && pieces[i + 1].Mark == ChangeMark.Inserted;
            if (isReplacement)
            {
                mirrored.Add(pieces[++i] with { Mark = ChangeMark.Deleted });
                mirrored.Add(pieces[i - 1] with { Mark = ChangeMark.Inserted });
            }
            else
            {
                mirrored.Add(pieces[i] with { Mark = Opposite(pieces[i].Mark) });
            }
        }

        return mirrored;
    }
}
