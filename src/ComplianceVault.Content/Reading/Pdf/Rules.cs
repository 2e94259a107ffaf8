using System.Runtime.InteropServices;
using UglyToad.PdfPig.Content;
using UglyToad.PdfPig.Core;

namespace ComplianceVault.Content.Reading.Pdf;

/// <summary>A straight line drawn along an axis: at <see cref="At"/> (y of a level rule, x of an upright one) from <see cref="From"/> to <see cref="To"/>.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct Rule(bool IsLevel, double At, double From, double To)
{
    public double Length => To - From;
}

/// <summary>The level and upright lines of a page: stroked lines, edges of stroked rectangles, and filled rectangles thin enough to be lines.</summary>
internal static class Rules
{
    private const double Thin = 2.5;
    private const double Shortest = 4;

    /// <summary>A drawing of more lines is no table of text; it is left alone.</summary>
    private const int Most = 6_000;

    public static List<Rule> Of(Page page)
    {
        var rules = new List<Rule>();
        foreach (var path in page.Paths)
        {
            if (path.IsClipping || (!path.IsStroked && !path.IsFilled))
            {
                continue;
            }

            foreach (var part in path)
            {
                AddPart(rules, part, path.IsStroked);
                if (rules.Count > Most)
                {
                    return [];
                }
            }
        }

        return rules;
    }

    private static void AddPart(List<Rule> rules, PdfSubpath part, bool stroked)
    {
        if (part.GetBoundingRectangle() is not { } box || !double.IsFinite(box.Width) || !double.IsFinite(box.Height))
        {
            return;
        }

        if (Math.Min(box.Width, box.Height) <= Thin)
        {
            Add(rules, box.Height <= box.Width, box.Left, box.Bottom, box.Right, box.Top);
        }
        else if (stroked)
        {
            foreach (var line in part.Commands.OfType<PdfSubpath.Line>())
            {
                AddLine(rules, line.From, line.To);
            }

            if (part.IsDrawnAsRectangle)
            {
                Add(rules, isLevel: true, box.Left, box.Bottom, box.Right, box.Bottom);
                Add(rules, isLevel: true, box.Left, box.Top, box.Right, box.Top);
                Add(rules, isLevel: false, box.Left, box.Bottom, box.Left, box.Top);
                Add(rules, isLevel: false, box.Right, box.Bottom, box.Right, box.Top);
            }
        }
    }

    private static void AddLine(List<Rule> rules, PdfPoint from, PdfPoint to)
    {
        if (Math.Abs(from.Y - to.Y) < 1)
        {
            Add(rules, isLevel: true, Math.Min(from.X, to.X), from.Y, Math.Max(from.X, to.X), to.Y);
        }
        else if (Math.Abs(from.X - to.X) < 1)
        {
            Add(rules, isLevel: false, from.X, Math.Min(from.Y, to.Y), to.X, Math.Max(from.Y, to.Y));
        }
    }

    private static void Add(List<Rule> rules, bool isLevel, double left, double bottom, double right, double top)
    {
        var rule = isLevel ? new Rule(true, (bottom + top) / 2, left, right) : new Rule(false, (left + right) / 2, bottom, top);
        if (rule.Length >= Shortest)
        {
            rules.Add(rule);
        }
    }
}
