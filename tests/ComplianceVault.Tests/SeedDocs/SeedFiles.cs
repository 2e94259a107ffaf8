using System.Globalization;
using ComplianceVault.Kernel.WorkingTime;
using YamlDotNet.Serialization;

namespace ComplianceVault.Tests.SeedDocs;

/// <summary>Where the tests find the seed data, and its YAML as plain maps and lists.</summary>
internal static class SeedFiles
{
    public static string Root { get; } = FindRoot();

    public static string Folder => Path.Combine(Root, "seed-docs");

    public static YamlMap Load(string name)
    {
        var yaml = File.ReadAllText(Path.Combine(Folder, name));
        return new(new DeserializerBuilder().Build().Deserialize<Dictionary<object, object?>>(yaml));
    }

    public static WorkingCalendar Calendar(params CompanyDay[] companyDays) =>
        new(Load("calendar.yaml").List("years").Select(Year), companyDays);

    private static CalendarYear Year(YamlMap year) => new(
        int.Parse(year.Text("year"), CultureInfo.InvariantCulture),
        year.TextOrNull("source"),
        year.Text("provisional") == "true",
        [.. year.List("holidays").Select(day => new HolidayPeriod(day.Map("name").Text("zh"), Date(day.Text("from")), Date(day.Text("to"))))],
        [.. year.Texts("make_up_days").Select(Date)]);

    public static DateOnly Date(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string FindRoot()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "ComplianceVault.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? throw new InvalidOperationException("The repository root was not found above the tests.");
    }
}

/// <summary>A YAML map whose scalars are texts; a missing key throws with its name.</summary>
internal sealed class YamlMap(Dictionary<object, object?> entries)
{
    public bool Has(string key) => entries.TryGetValue(key, out var value) && value is not null;

    public string Text(string key) => TextOrNull(key) ?? throw new KeyNotFoundException(key);

    public string? TextOrNull(string key) => Has(key) && (string)entries[key]! is { Length: > 0 } text and not "null" ? text : null;

    /// <summary>The key holds this one text, and no list.</summary>
    public bool Is(string key, string text) => Has(key) && entries[key] is string value && value == text;

    public YamlMap Map(string key) => new((Dictionary<object, object?>)entries[key]!);

    public IReadOnlyList<YamlMap> List(string key) => [.. Items(key).Select(item => new YamlMap((Dictionary<object, object?>)item))];

    public IReadOnlyList<string> Texts(string key) => [.. Items(key).Select(item => (string)item)];

    private IEnumerable<object> Items(string key) => Has(key) ? (List<object>)entries[key]! : throw new KeyNotFoundException(key);
}
