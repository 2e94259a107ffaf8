namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>Finds the folder of sample and rule data: as given, or upwards from the places where the program may stand.</summary>
internal static class SeedFolder
{
    public static string Find(string folder, params IEnumerable<string> places)
    {
        if (Path.IsPathRooted(folder))
            return folder;
        var found = places.SelectMany(Upwards).Select(d => Path.Combine(d, folder)).FirstOrDefault(Directory.Exists);
        return found ?? Path.GetFullPath(folder);
    }

    private static IEnumerable<string> Upwards(string start)
    {
        for (var at = new DirectoryInfo(start); at is not null; at = at.Parent)
            yield return at.FullName;
    }
}
