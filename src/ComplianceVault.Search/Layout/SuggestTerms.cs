using ComplianceVault.Search.Analysis;

namespace ComplianceVault.Search.Layout;

/// <summary>What a suggestion proposes, in the order in which kinds are shown.</summary>
internal enum SuggestKind
{
    Code = 'a',
    Title = 'b',
    Heading = 'c',
}

/// <summary>
/// Suggestions lie in the index as exact terms: kind, key (text, full pinyin or initials), separator, display text. So a suggestion
/// always belongs to pieces, and a filter tells whether the person may see one of them.
/// </summary>
internal sealed class SuggestTerms(TextCutter cutter)
{
    private const int LongestHeading = 40;
    private const int Kept = 20_000;
    private readonly Dictionary<(SuggestKind, string), string[]> known = [];

    public void Add(SearchDocument piece, List<string> terms)
    {
        AddTitle(piece.Title, SuggestKind.Title, terms);
        AddTitle(piece.Code, SuggestKind.Code, terms);
        if (piece.Heading.Length is > 0 and <= LongestHeading)
        {
            terms.AddRange(Keys(SuggestKind.Heading, piece.Heading));
        }
    }

    /// <summary>Folded, separators dropped: how a typed title or code is compared with the real one.</summary>
    public static string Bare(ReadOnlySpan<char> printed)
    {
        var bare = new System.Text.StringBuilder(printed.Length);
        foreach (var unit in printed)
        {
            if (CharacterMap.Kind(CharacterMap.Fold(unit)) != CharacterKind.Other)
            {
                bare.Append(CharacterMap.Fold(unit));
            }
        }

        return bare.ToString();
    }

    private void AddTitle(string title, SuggestKind kind, List<string> terms)
    {
        if (title.Length > 0)
        {
            terms.Add(FieldNames.TitleTerm + Bare(title));
            terms.AddRange(Keys(kind, title));
        }
    }

    private string[] Keys(SuggestKind kind, string display)
    {
        if (known.TryGetValue((kind, display), out var keys))
        {
            return keys;
        }

        if (known.Count > Kept)
        {
            known.Clear();
        }

        var folded = CharacterMap.Fold(display);
        var (full, initials) = Pinyin.Spell(folded);
        var all = new HashSet<string> { Bare(display), full, initials };
        if (kind == SuggestKind.Code)
        {
            var pieces = new List<TextPiece>();
            cutter.Cut(folded, pieces, characters: false);
            all.UnionWith(pieces.Where(piece => piece.Kind == PieceKind.Part).Select(piece => folded.Substring(piece.Start, piece.Length)));
        }

        return known[(kind, display)] = [.. all.Where(key => key.Length > 0)
            .Select(key => $"{FieldNames.SuggestTerm}{(char)kind}{key}{FieldNames.Separator}{display}")];
    }
}
