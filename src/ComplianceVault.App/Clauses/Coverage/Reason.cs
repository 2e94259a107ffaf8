using System.Globalization;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>
/// Why a criterion stands as it does: a code whose sentence lies in the words of the program, and what it names. The engine says nothing in
/// a language of its own.
/// </summary>
public sealed record Reason(string Code, params IReadOnlyList<object> Arguments)
{
    public string Say(CultureInfo? culture = null) => VaultWords.Of(Code, [.. Arguments.Select(a => Said(a, culture))], culture);

    public override string ToString() => Say();

    private static object Said(object argument, CultureInfo? culture) => argument switch
    {
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        Named named => named.In(culture),
        IEnumerable<Named> several => Named.List(several, culture),
        IEnumerable<RequiredItem> items => string.Join(Named.Comma(culture), items.Select(i => VaultWords.Of(i, culture))),
        _ => argument,
    };
}
