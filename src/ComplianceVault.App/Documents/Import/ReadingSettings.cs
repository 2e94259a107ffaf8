using ComplianceVault.App.Platform.Settings;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Documents.Import;

/// <summary>The bounds within which files are taken in and read, as the company sets them.</summary>
public static class ReadingSettings
{
    /// <summary>Largest file taken in, in MiB.</summary>
    public static readonly SettingDefinition LargestFile = new("import.largest-file-mib", "100", 1, 2048);

    public static readonly SettingDefinition Unpacked = new("reading.unpacked-mib", "400", 10, 4096);
    public static readonly SettingDefinition Ratio = new("reading.unpack-ratio", "200", 10, 10_000);
    public static readonly SettingDefinition Depth = new("reading.depth", "256", 64, 1024);
    public static readonly SettingDefinition Elements = new("reading.elements", "20000000", 100_000, 200_000_000);
    public static readonly SettingDefinition BlockElements = new("reading.block-elements", "2000000", 10_000, 20_000_000);
    public static readonly SettingDefinition Cells = new("reading.cells", "2000000", 10_000, 20_000_000);
    public static readonly SettingDefinition Pages = new("reading.pages", "5000", 100, 100_000);
    public static readonly SettingDefinition Characters = new("reading.characters", "20000000", 100_000, 200_000_000);
    public static readonly SettingDefinition Seconds = new("reading.seconds", "60", 5, 3600);

    public static IReadOnlyList<SettingDefinition> All { get; } = [LargestFile, Unpacked, Ratio, Depth, Elements, BlockElements, Cells, Pages, Characters, Seconds];

    internal static async Task<ReadingLimits> LimitsAsync(VaultSettings settings, CancellationToken ct) => new()
    {
        FileBytes = await settings.GetNumberAsync(LargestFile, ct) << 20,
        UnpackedBytes = await settings.GetNumberAsync(Unpacked, ct) << 20,
        UnpackRatio = (int)await settings.GetNumberAsync(Ratio, ct),
        Depth = (int)await settings.GetNumberAsync(Depth, ct),
        Elements = (int)await settings.GetNumberAsync(Elements, ct),
        BlockElements = (int)await settings.GetNumberAsync(BlockElements, ct),
        Cells = (int)await settings.GetNumberAsync(Cells, ct),
        Pages = (int)await settings.GetNumberAsync(Pages, ct),
        Characters = (int)await settings.GetNumberAsync(Characters, ct),
        Time = TimeSpan.FromSeconds(await settings.GetNumberAsync(Seconds, ct)),
    };
}
