namespace ComplianceVault.Web.Components;

/// <summary>Sizes as people read them: KiB, MiB, GiB with one decimal.</summary>
internal static class Sizes
{
    private static readonly string[] Units = ["B", "KiB", "MiB", "GiB", "TiB"];

    public static string Of(long bytes)
    {
        var (value, unit) = ((double)bytes, 0);
        while (value >= 1024 && unit < Units.Length - 1)
            (value, unit) = (value / 1024, unit + 1);
        return $"{value.ToString(unit == 0 ? "0" : "0.0", null)} {Units[unit]}";
    }
}
