namespace ComplianceVault.Web.Documents.Library;

/// <summary>Cuts a text at the words to mark; the longest word wins, capitals do not matter.</summary>
public static class MarkedText
{
    /// <summary>The pieces in order; together they are the text. <paramref name="words"/>: longest first.</summary>
    public static IEnumerable<(string Text, bool IsMark)> Split(string text, IReadOnlyList<string> words)
    {
        var start = 0;
        for (var at = 0; at < text.Length && words.Count > 0;)
        {
            var length = LengthAt(text, at, words);
            if (length == 0)
            {
                at++;
                continue;
            }

            if (at > start)
                yield return (text[start..at], false);
            yield return (text.Substring(at, length), true);
            start = at += length;
        }

        if (start < text.Length)
            yield return (text[start..], false);
    }

    /// <summary>Words worth marking: single characters only when there is nothing longer.</summary>
    public static IReadOnlyList<string> Worth(IEnumerable<string> words)
    {
        var all = words.Where(w => !string.IsNullOrWhiteSpace(w)).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(w => w.Length).ToList();
        var longer = all.FindAll(w => w.Length > 1);
        return longer.Count > 0 ? longer : all;
    }

    private static int LengthAt(string text, int at, IReadOnlyList<string> words)
    {
        foreach (var word in words)
        {
            if (string.Compare(text, at, word, 0, word.Length, StringComparison.OrdinalIgnoreCase) == 0)
                return word.Length;
        }

        return 0;
    }
}
