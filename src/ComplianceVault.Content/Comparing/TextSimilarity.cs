using ComplianceVault.Content.Reading;

namespace ComplianceVault.Content.Comparing;

/// <summary>
/// The share of equal text of two documents, 0 to 1: characters lying in a run of eight that the other text has too, over all
/// characters of both. Blanks, line breaks, punctuation, width and order of blocks do not count, so Word and PDF of one edition come
/// out near 1. A text without words equals only another without words.
/// </summary>
public static class TextSimilarity
{
    private const int Run = 8;

    public static double Of(DocumentText one, DocumentText other) => Of(PlainText.Of(one), PlainText.Of(other));

    /// <summary>The same for two reduced texts.</summary>
    internal static double Of(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0)
        {
            return one.Length == other.Length ? 1 : 0;
        }

        var run = Math.Min(Run, Math.Min(one.Length, other.Length));
        var covered = Covered(one, RunsOf(other, run), run) + Covered(other, RunsOf(one, run), run);
        return (double)covered / (one.Length + other.Length);
    }

    private static Dictionary<ulong, int> RunsOf(string text, int run)
    {
        var runs = new Dictionary<ulong, int>(text.Length);
        for (var i = 0; i + run <= text.Length; i++)
        {
            var hash = Hash(text.AsSpan(i, run));
            runs[hash] = runs.GetValueOrDefault(hash) + 1;
        }

        return runs;
    }

    /// <summary>Each run may be matched as often as the other text has it.</summary>
    private static int Covered(string text, Dictionary<ulong, int> runs, int run)
    {
        int covered = 0, until = 0;
        for (var i = 0; i + run <= text.Length; i++)
        {
            var hash = Hash(text.AsSpan(i, run));
            if (runs.GetValueOrDefault(hash) is > 0 and var left)
            {
                runs[hash] = left - 1;
                covered += i + run - Math.Max(until, i);
                until = i + run;
            }
        }

        return covered;
    }

    /// <summary>FNV-1a over UTF-16: the same on every machine, unlike string hash codes.</summary>
    internal static ulong Hash(ReadOnlySpan<char> text)
    {
        var hash = 14_695_981_039_346_656_037UL;
        foreach (var c in text)
        {
            hash = (hash ^ c) * 1_099_511_628_211UL;
        }

        return hash;
    }
}
