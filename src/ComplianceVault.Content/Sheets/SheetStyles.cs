using DocumentFormat.OpenXml.Spreadsheet;

namespace ComplianceVault.Content.Sheets;

/// <summary>The cell formats of a written sheet; the constants are their indexes in the stylesheet.</summary>
internal static class SheetStyles
{
    internal const uint Text = 1;
    internal const uint Number = 2;
    internal const uint Date = 3;
    internal const uint DateTime = 4;
    internal const uint Heading = 5;

    // ECMA-376 part 1, 18.8.30: 0 general, 49 "@" text; own formats from 164.
    private const uint TextFormat = 49;
    private const uint DateFormat = 164;
    private const uint DateTimeFormat = 165;

    internal static Stylesheet Build() => new(
        new NumberingFormats(
            new NumberingFormat { NumberFormatId = DateFormat, FormatCode = "yyyy\\-mm\\-dd" },
            new NumberingFormat { NumberFormatId = DateTimeFormat, FormatCode = "yyyy\\-mm\\-dd\\ hh:mm" }),
        new Fonts(Face(bold: false), Face(bold: true)),
        new Fills(
            new Fill(new PatternFill { PatternType = PatternValues.None }),
            new Fill(new PatternFill { PatternType = PatternValues.Gray125 }),
            new Fill(new PatternFill(new ForegroundColor { Rgb = "FFE8EDF3" }) { PatternType = PatternValues.Solid })),
        new Borders(new Border()),
        new CellStyleFormats(new CellFormat()),
        new CellFormats(
            new CellFormat(),
            Top(new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true }, wrap: true),
            Top(new CellFormat { NumberFormatId = 0 }, wrap: false),
            Top(new CellFormat { NumberFormatId = DateFormat, ApplyNumberFormat = true }, wrap: false),
            Top(new CellFormat { NumberFormatId = DateTimeFormat, ApplyNumberFormat = true }, wrap: false),
            Top(new CellFormat { NumberFormatId = TextFormat, ApplyNumberFormat = true, FontId = 1, ApplyFont = true, FillId = 2, ApplyFill = true }, wrap: true)));

    private static Font Face(bool bold)
    {
        var font = new Font();
        if (bold)
            font.Append(new Bold());
        font.Append(new FontSize { Val = 11 }, new FontName { Val = "Microsoft YaHei" });
        return font;
    }

    private static CellFormat Top(CellFormat format, bool wrap)
    {
        format.ApplyAlignment = true;
        format.Append(new Alignment { Vertical = VerticalAlignmentValues.Top, WrapText = wrap });
        return format;
    }
}
