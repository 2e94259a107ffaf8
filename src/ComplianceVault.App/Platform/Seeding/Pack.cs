using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Seeding;

/// <summary>The files of a pack as far as they could be read, and what is wrong with them.</summary>
public sealed class Pack(SeedFolder folder)
{
    private readonly Dictionary<Type, List<(string File, object Content)>> files = [];
    private readonly List<PackFault> faults = [];
    private readonly List<string> attested = [];
    private readonly List<string> inWords = [];
    private int decided;

    public SeedFolder Folder { get; } = folder;

    public IReadOnlyList<PackFault> Faults => faults;

    /// <summary>Why the pack is refused as a whole: its first fault with its place; null when it has none.</summary>
    public Error? Refusal => faults switch
    {
        [] => null,
        [{ File: "" } whole, ..] => whole.Error,
        [{ Error.Code: "seed.file-broken" or "seed.file-missing" } unread, ..] => unread.Error,
        [var first, ..] => Error.Invalid("pack.broken", first.File, first.Line, first.Key, VaultWords.Of(first.Error), faults.Count),
    };

    /// <summary>Counts that the check prints: <c>forms</c> 195, <c>guards attested</c> 61 …</summary>
    public SortedDictionary<string, int> Counts { get; } = new(StringComparer.Ordinal);

    /// <summary>What a person confirms instead of the program deciding it (decision 15), each with its place.</summary>
    public IReadOnlyList<string> Attested => attested;

    /// <summary>Share of guards, deadlines and triggers that a person confirms, 0…1; at most <see cref="MostAttested"/>.</summary>
    public double AttestedShare => decided + attested.Count == 0 ? 0 : (double)attested.Count / (decided + attested.Count);

    /// <summary>Time limits that only words say, each with its place.</summary>
    public IReadOnlyList<string> InWords => inWords;

    public const double MostAttested = 0.3;

    /// <summary>Adds to what is decided by the program and what is confirmed by a person.</summary>
    public void Decided(int byProgram, IEnumerable<string> byPerson)
    {
        decided += byProgram;
        attested.AddRange(byPerson);
        (Counts["decided by the program"], Counts["attested by a person"]) = (decided, attested.Count);
    }

    /// <summary>Adds time limits of which the program knows nothing.</summary>
    public void SaidOnly(IEnumerable<string> limits)
    {
        inWords.AddRange(limits);
        Counts["time limits in words only"] = inWords.Count;
    }

    public async Task ReadAsync<T>(string file, CancellationToken ct)
        where T : class
    {
        var read = await Folder.ReadAsync<T>(file, ct);
        if (read.Succeeded)
            Add(file, read.Value);
        else
            faults.Add(Unreadable(file, read.Error));
    }

    /// <summary>Every YAML file of a directory of the pack.</summary>
    public async Task ReadAllAsync<T>(string directory, CancellationToken ct)
        where T : class
    {
        foreach (var file in Folder.Files(directory, "*.yaml"))
            await ReadAsync<T>(file, ct);
    }

    /// <summary>The content of the one file of its kind; null when it could not be read.</summary>
    public T? Find<T>()
        where T : class => Files<T>().Select(f => f.Content).FirstOrDefault();

    public IEnumerable<(string File, T Content)> Files<T>()
        where T : class => files.GetValueOrDefault(typeof(T), []).Select(f => (f.File, (T)f.Content));

    public IEnumerable<T> All<T>()
        where T : class => Files<T>().Select(f => f.Content);

    /// <summary>The same pack with every text of every file changed, unchecked.</summary>
    public Pack WithTexts(Func<string, string> change)
    {
        var changed = new Pack(Folder);
        foreach (var (file, content) in files.Values.SelectMany(f => f))
            changed.Add(change(file), PackTexts.Change(content, change));
        return changed;
    }

    /// <summary>Puts other contents in the place of those read (departments of another company).</summary>
    public void Replace<T>(Func<T, T> change)
        where T : class
    {
        foreach (var list in files.Where(f => f.Key == typeof(T)).Select(f => f.Value))
        {
            for (var i = 0; i < list.Count; i++)
                list[i] = (list[i].File, change((T)list[i].Content));
        }
    }

    /// <param name="key">Where in the file: <c>stages[0].sections[1].fields[2].value</c>.</param>
    public void Fault(string file, string key, Error error) => faults.Add(new(file, YamlPlaces.LineOf(Path.Combine(Folder.Root, file), key), key, error));

    /// <summary>The same in a file that is no YAML.</summary>
    public void Fault(string file, int line, string key, Error error) => faults.Add(new(file, line, key, error));

    /// <summary>A fault for each name that is not among the known ones.</summary>
    public void Unknown(string file, IEnumerable<(string Key, string? Name)> named, IReadOnlySet<string> known)
    {
        foreach (var (key, name) in named)
        {
            if (name is not null && !known.Contains(name))
                Fault(file, key, Error.Invalid("seed.name-unknown", file, key, name));
        }
    }

    /// <summary>A fault for each name that stands twice.</summary>
    public void Doubled(string file, IEnumerable<(string Key, string Name)> named)
    {
        foreach (var (key, name) in named.GroupBy(n => n.Name, StringComparer.Ordinal).SelectMany(g => g.Skip(1)))
            Fault(file, key, Error.Invalid("pack.doubled", file, key, name));
    }

    /// <summary>Adds what a part has read itself.</summary>
    public void Add(string file, object content)
    {
        if (!files.TryGetValue(content.GetType(), out var list))
            files[content.GetType()] = list = [];
        list.Add((file, content));
    }

    private static PackFault Unreadable(string file, Error error) => error.Arguments is [_, long line, string key, ..]
        ? new(file, (int)line, key, error)
        : new(file, 1, "", error);
}
