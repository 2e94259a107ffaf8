using System.Collections;
using System.Globalization;
using System.Resources;
using System.Text.RegularExpressions;
using ComplianceVault.Web.Shell.Words;
using MudBlazor;

namespace ComplianceVault.Tests.Web.Shell;

public sealed class MudWordsTests
{
    private static readonly IReadOnlyDictionary<string, string> English = Read(typeof(MudLocalizer), "MudBlazor.Resources.LanguageResource.resources");
    private static readonly IReadOnlyDictionary<string, string> Chinese = Read(typeof(MudWords), "ComplianceVault.Web.Shell.Words.MudText.resources");

    [Fact]
    public void Chinese_HasEveryKeyOfTheLibrary_AndNoOther()
    {
        Assert.True(English.Count >= 155);
        Assert.Equal(English.Keys.Order(StringComparer.Ordinal), Chinese.Keys.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Chinese_UsesTheSamePlaceholders()
    {
        foreach (var (key, words) in English)
            Assert.Equal($"{key} {string.Join(',', Placeholders(words))}", $"{key} {string.Join(',', Placeholders(Chinese[key]))}");
    }

    [Fact]
    public void Localizer_AnswersInChineseOnly()
    {
        var words = new MudWords();
        CultureInfo.CurrentUICulture = new CultureInfo("zh-CN");
        Assert.Equal("关闭", words["MudDialog_Close"].Value);
        Assert.True(words["NoSuchKey"].ResourceNotFound);
        CultureInfo.CurrentUICulture = new CultureInfo("en");
        Assert.True(words["MudDialog_Close"].ResourceNotFound);
    }

    private static IEnumerable<string> Placeholders(string words) =>
        Regex.Matches(words, @"\{[^}]*\}", RegexOptions.None, TimeSpan.FromSeconds(1)).Select(m => m.Value).Order(StringComparer.Ordinal);

    private static Dictionary<string, string> Read(Type type, string name)
    {
        using var stream = type.Assembly.GetManifestResourceStream(name)!;
        using var reader = new ResourceReader(stream);
        return reader.Cast<DictionaryEntry>().ToDictionary(e => (string)e.Key, e => (string)e.Value!);
    }
}
