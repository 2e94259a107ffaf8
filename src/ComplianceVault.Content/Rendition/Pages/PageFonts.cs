using System.Text;
using ComplianceVault.Kernel;
using SkiaSharp;

namespace ComplianceVault.Content.Rendition.Pages;

/// <summary>
/// The font files pages are set in. One with a single simplified face comes first: WenQuanYi Micro Hei, then Noto Sans CJK SC (in the
/// collection Simplified is face 2), then any font file that can write Chinese; others help out with signs it lacks. Font files are
/// looked up in the system's folders, since the graphics library comes without the system's font service.
/// </summary>
public sealed class PageFonts
{
    private const string Probe = "中文受控程序，。《》第页";
    private const int MostHelpers = 2;

    private static readonly (string Name, int Face)[] Preferred =
    [
        ("wqy-microhei", 0), ("NotoSansCJK-Regular", 2), ("NotoSansCJKsc-Regular", 0), ("NotoSansSC-Regular", 0), ("SourceHanSansSC-Regular", 0),
        ("wqy-zenhei", 0), ("msyh", 0), ("PingFang", 0), ("simhei", 0), ("simsun", 0), ("DroidSansFallbackFull", 0), ("DejaVuSans", 0),
    ];

    private static readonly Lazy<Result<PageFonts>> Found = new(() => Find(SystemFolders()));

    private PageFonts(IReadOnlyList<FontFile> files) => Files = files;

    /// <summary>The fonts of this machine, looked up once; refuses with <c>content.font-missing</c> when none has Chinese glyphs.</summary>
    public static Result<PageFonts> System => Found.Value;

    internal IReadOnlyList<FontFile> Files { get; }

    /// <summary>Looks the fonts up in the folders given.</summary>
    public static Result<PageFonts> Find(IEnumerable<string> folders)
    {
        var paths = folders.Where(Directory.Exists).SelectMany(Fonts).ToList();
        var wanted = Preferred.SelectMany(p => paths.Where(f => Path.GetFileNameWithoutExtension(f).Equals(p.Name, StringComparison.OrdinalIgnoreCase)).Select(f => (Path: f, p.Face)));
        var ordered = wanted.Concat(paths.Order(StringComparer.Ordinal).Select(f => (Path: f, Face: 0))).DistinctBy(f => f.Path).ToList();
        foreach (var (path, face) in ordered)
        {
            if (FontFile.Load(path, face) is { } main && Probe.EnumerateRunes().All(main.Has))
            {
                var helpers = ordered.Where(o => o.Path != path && Preferred.Any(p => Path.GetFileNameWithoutExtension(o.Path).Equals(p.Name, StringComparison.OrdinalIgnoreCase)))
                    .Select(o => FontFile.Load(o.Path, o.Face)).OfType<FontFile>().Take(MostHelpers);
                return new PageFonts([main, .. helpers]);
            }
        }

        return Error.Unavailable("content.font-missing");
    }

    /// <summary>A face that can draw the text given, with nothing else of the fonts in the file where the format allows it.</summary>
    public PageFace For(IEnumerable<string> texts)
    {
        var runes = texts.SelectMany(t => t.EnumerateRunes()).ToHashSet();
        var faces = new List<SKTypeface>();
        foreach (var file in Files)
        {
            var own = runes.Where(file.Has).ToList();
            runes.ExceptWith(own);
            if (own.Count > 0 || faces.Count == 0)
            {
                faces.Add(FontSubset.Of(file, own) ?? file.Typeface);
            }
        }

        return new PageFace(faces);
    }

    private static IEnumerable<string> Fonts(string folder) =>
        Directory.EnumerateFiles(folder, "*", new EnumerationOptions { RecurseSubdirectories = true, IgnoreInaccessible = true, MaxRecursionDepth = 6 })
            .Where(f => Path.GetExtension(f).ToUpperInvariant() is ".TTF" or ".TTC" or ".OTF");

    private static IEnumerable<string> SystemFolders() =>
    [
        "/usr/share/fonts", "/usr/local/share/fonts", "/System/Library/Fonts", "/Library/Fonts",
        Environment.GetFolderPath(Environment.SpecialFolder.Fonts),
        Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), ".local", "share", "fonts"),
    ];
}

/// <summary>A font file in memory with one of its faces.</summary>
internal sealed record FontFile(byte[] Bytes, int Face, SKTypeface Typeface)
{
    public bool Has(Rune rune) => Glyph(rune) != 0;

    public ushort Glyph(Rune rune)
    {
        using var font = new SKFont(Typeface, 12);
        return font.GetGlyph(rune.Value);
    }

    public static FontFile? Load(string path, int face)
    {
        try
        {
            var bytes = File.ReadAllBytes(path);
            using var data = SKData.CreateCopy(bytes);
            return SKTypeface.FromData(data, face) is { } typeface ? new FontFile(bytes, face, typeface) : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
