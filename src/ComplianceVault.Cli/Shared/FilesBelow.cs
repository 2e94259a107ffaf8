using ComplianceVault.App.Documents.Import;
using ComplianceVault.Kernel;

namespace ComplianceVault.Cli.Shared;

/// <summary>A file to bring in, or a folder that cannot be looked into; <see cref="Shown"/> is its path inside the folder that was named.</summary>
internal sealed record FoundFile(string Full, string Shown, Error? Refusal = null);

/// <summary>The files behind the paths of a command line: a file named itself is taken, below folders what systems leave there is not.</summary>
internal static class FilesBelow
{
    /// <summary>Refuses with <c>import.path-missing</c>.</summary>
    public static Result<IReadOnlyList<FoundFile>> Of(IEnumerable<string> paths)
    {
        var files = new List<FoundFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Below(path, "").Where(f => !SystemFiles.Contain(f.Shown)).OrderBy(f => f.Shown, StringComparer.Ordinal));
            else if (File.Exists(path))
                files.Add(new FoundFile(path, Path.GetFileName(path)));
            else
                return Error.NotFound("import.path-missing", path);
        }

        return files;
    }

    /// <summary>Why a file or folder could not be read, in the words of the system.</summary>
    public static Error Unreadable(Exception e) => Error.Unavailable("import.unreadable", e.Message);

    public static bool IsUnreadable(Exception e) => e is IOException or UnauthorizedAccessException;

    private static IEnumerable<FoundFile> Below(string folder, string shown)
    {
        string[] files, folders;
        FoundFile? refused = null;
        try
        {
            (files, folders) = (Directory.GetFiles(folder), Directory.GetDirectories(folder));
        }
        catch (Exception e) when (IsUnreadable(e))
        {
            (files, folders, refused) = ([], [], new FoundFile(folder, shown, Unreadable(e)));
        }

        return [.. files.Select(f => new FoundFile(f, Inside(f))), .. folders.SelectMany(f => Below(f, Inside(f))), .. refused is null ? [] : new[] { refused }];

        string Inside(string path) => shown.Length == 0 ? Path.GetFileName(path) : $"{shown}/{Path.GetFileName(path)}";
    }
}
