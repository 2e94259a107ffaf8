using System.Globalization;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ComplianceVault.Content.Writing;

/// <summary>The numbering definitions: multi-level headings (1, 1.1, 1.1.1), bullets, and lettered lists, each ordered list counting from its own start.</summary>
internal sealed class WordNumbering
{
    private const int HeadingList = 1;
    private const int BulletList = 2;
    private const int LetterList = 3;

    private readonly List<NumberingInstance> lettered = [];

    public static NumberingProperties Headings(int level) => At(HeadingList, level - 1);

    public static NumberingProperties Bullets(int depth) => At(BulletList, depth);

    /// <summary>A fresh lettered list; its items share the instance.</summary>
    public int StartLettered()
    {
        var id = LetterList + lettered.Count;
        lettered.Add(new(
            new AbstractNumId { Val = LetterList },
            new LevelOverride(new StartOverrideNumberingValue { Val = 1 }) { LevelIndex = 0 })
        { NumberID = id });
        return id;
    }

    public static NumberingProperties At(int instance, int level) =>
        new(new NumberingLevelReference { Val = level }, new NumberingId { Val = instance });

    public Numbering Build()
    {
        var numbering = new Numbering(
            Abstract(HeadingList, MultiLevelValues.Multilevel, Enumerable.Range(0, 4).Select(HeadingLevel)),
            Abstract(BulletList, MultiLevelValues.HybridMultilevel, Enumerable.Range(0, 3).Select(depth => ListLevel(depth, NumberFormatValues.Bullet, depth == 0 ? "●" : "○"))),
            Abstract(LetterList, MultiLevelValues.HybridMultilevel, Enumerable.Range(0, 3).Select(depth => ListLevel(depth, NumberFormatValues.LowerLetter, $"%{depth + 1})"))),
            new NumberingInstance(new AbstractNumId { Val = HeadingList }) { NumberID = HeadingList },
            new NumberingInstance(new AbstractNumId { Val = BulletList }) { NumberID = BulletList });
        numbering.Append(lettered);
        return numbering;
    }

    private static AbstractNum Abstract(int id, MultiLevelValues kind, IEnumerable<Level> levels)
    {
        var list = new AbstractNum(new MultiLevelType { Val = kind }) { AbstractNumberId = id };
        list.Append(levels);
        return list;
    }

    private static Level HeadingLevel(int index)
    {
        var text = string.Join('.', Enumerable.Range(1, index + 1).Select(n => $"%{n}"));
        return new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = NumberFormatValues.Decimal },
            new ParagraphStyleIdInLevel { Val = WordStyles.Heading + (index + 1).ToString(CultureInfo.InvariantCulture) },
            new LevelSuffix { Val = LevelSuffixValues.Space },
            new LevelText { Val = text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = "0", FirstLine = "0" }))
        { LevelIndex = index };
    }

    private static Level ListLevel(int depth, NumberFormatValues format, string text)
    {
        var left = 480 + ((depth + 1) * 420);
        return new Level(
            new StartNumberingValue { Val = 1 },
            new NumberingFormat { Val = format },
            new LevelText { Val = text },
            new LevelJustification { Val = LevelJustificationValues.Left },
            new PreviousParagraphProperties(new Indentation { Left = left.ToString(CultureInfo.InvariantCulture), Hanging = "420" }))
        { LevelIndex = depth };
    }
}
