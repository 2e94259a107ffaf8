using ComplianceVault.Kernel;

namespace ComplianceVault.App.Searching;

/// <summary>Whether a question names a clause, or merely shares characters with it.</summary>
internal static class ClauseMatch
{
    private const int ShortestQuestion = 2;
    private const int ShortestWord = 4;

    /// <param name="words">What the clause is known by, one a line.</param>
    public static bool Names(string question, string number, string words)
    {
        var typed = question.Trim();
        if (ClauseNumber.TryParse(typed) is { } wanted)
            return ClauseNumber.TryParse(number) is { } own && (own == wanted || wanted.IsAncestorOf(own));
        return typed.Length >= ShortestQuestion && words.Split('\n').Any(w =>
            w.Contains(typed, StringComparison.OrdinalIgnoreCase) || (w.Length >= ShortestWord && typed.Contains(w, StringComparison.OrdinalIgnoreCase)));
    }
}
