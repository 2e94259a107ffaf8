using System.Globalization;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Words;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>Words printed on papers: Chinese whatever language the person reads the program in, since the company's papers are Chinese.</summary>
internal static class PaperWords
{
    public static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static string Of(string key, params IReadOnlyList<object> values) => VaultWords.Of($"paper.{key}", values, Chinese);

    public static string Of(Enum value) => VaultWords.Of(value, Chinese);

    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    public static string Moment(DateTime local) => local.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>Parts of a line beside each other; an empty one is left out.</summary>
    public static string Line(params IEnumerable<string> parts) => string.Join("  ", parts.Where(p => p.Length > 0));

    /// <summary>Whose paper it is: every page says so.</summary>
    public static async Task<string> CompanyAsync(VaultDbContext db, CancellationToken ct) => await db.Set<VaultFacts>().Select(f => f.Company).SingleOrDefaultAsync(ct) ?? "";
}
