using System.Globalization;
using System.Resources;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Platform.Words;

/// <summary>
/// The program's words for errors, states and other fixed codes, in both languages (<c>VaultWords.resx</c>, <c>VaultWords.en.resx</c>); one
/// place for page, command line and exports. A code without words is shown as it is, and a test fails.
/// </summary>
public static class VaultWords
{
    private static readonly ResourceManager Resources = new("ComplianceVault.App.Platform.Words.VaultWords", typeof(VaultWords).Assembly);

    /// <summary>The sentence of an error.</summary>
    public static string Of(Error error, CultureInfo? culture = null) => Of(error.Code, error.Arguments, culture);

    /// <summary>The sentence under a code, with its values filled in; enum values are said in words.</summary>
    public static string Of(string code, IReadOnlyList<object> arguments, CultureInfo? culture = null)
    {
        var words = Find(code, culture);
        if (words is null || arguments.Count == 0)
            return words ?? code;
        object[] said = [.. arguments.Select(a => a is Enum e ? Of(e, culture) : a)];
        return EditionWords.Tidy(string.Format(culture ?? CultureInfo.CurrentUICulture, words, said));
    }

    /// <summary>The word for an enum value, under <c>Type.Member</c>.</summary>
    public static string Of(Enum value, CultureInfo? culture = null) => Find($"{value.GetType().Name}.{value}", culture) ?? value.ToString();

    public static string? Find(string code, CultureInfo? culture = null) => Resources.GetString(code, culture ?? CultureInfo.CurrentUICulture);
}
