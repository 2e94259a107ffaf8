namespace ComplianceVault.Content.Packing;

/// <summary>Which names an entry may have: relative, forward slashes, nothing that could leave the folder it is unpacked into on any system.</summary>
internal static class EntryPath
{
    internal const string Manifest = "manifest.json";

    private const int MaxLength = 1_000;

    internal static bool IsSafe(string path) =>
        path.Length is > 0 and <= MaxLength
        && !path.Any(c => char.IsControl(c) || c is '\\' or ':' or '*' or '?' or '"' or '<' or '>' or '|')
        && path.Split('/').All(IsSafeSegment);

    // Windows drops trailing dots and spaces, so "..." or ".. " could become "..".
    private static bool IsSafeSegment(string segment) => segment.Length > 0 && segment.TrimEnd('.', ' ').Length == segment.Length;
}
