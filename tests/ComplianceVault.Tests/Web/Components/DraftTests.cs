using System.Text.RegularExpressions;

namespace ComplianceVault.Tests.Web.Components;

/// <summary>The promise that what was typed is kept holds for each form: it names its draft, and its fields have the names they are kept under.</summary>
public sealed partial class DraftTests
{
    private static readonly string Source = FindSource();

    public static TheoryData<string> Pages =>
        new(Directory.EnumerateFiles(Source, "*.razor", SearchOption.AllDirectories).Where(f => Forms(f).Any()).Select(f => Path.GetRelativePath(Source, f)));

    [Theory]
    [MemberData(nameof(Pages))]
    public void EachForm_KeepsItsDraft_AndNamesItsFields(string page)
    {
        Assert.All(Forms(Path.Combine(Source, page)), form =>
        {
            Assert.True(DraftMark().IsMatch(form), $"No draft: {form[..Math.Min(120, form.Length)]}");
            Assert.All(Field().Matches(form), f => Assert.Contains(" name=", f.Value, StringComparison.Ordinal));
        });
    }

    [Fact]
    public void Forms_AreFound() => Assert.True(Pages.Count >= 8);

    /// <summary>Dialogs in which something is typed.</summary>
    private static IEnumerable<string> Forms(string file) =>
        Dialog().Matches(File.ReadAllText(file)).Select(m => m.Value).Where(d => Field().IsMatch(d) || d.Contains("<ReasonField", StringComparison.Ordinal));

    private static string FindSource()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "ComplianceVault.sln")))
            at = at.Parent;
        return Path.Combine(at.FullName, "src", "ComplianceVault.Web");
    }

    [GeneratedRegex("<FormDialog .*?</FormDialog>", RegexOptions.Singleline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Dialog();

    [GeneratedRegex("<(input|textarea|select)\\b[^\n]*", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Field();

    [GeneratedRegex("Draft=\"|<Draft ", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex DraftMark();
}
