using System.Globalization;
using Microsoft.AspNetCore.WebUtilities;

namespace ComplianceVault.Web.Lists;

/// <summary>Address of a list as of a day (null: today), and of its sheet.</summary>
public sealed record ListAddress(string Code, DateOnly? AsOf = null)
{
    public string Sheet => Of($"/lists/{Uri.EscapeDataString(Code)}/export.xlsx");

    public override string ToString() => Of($"/lists/{Uri.EscapeDataString(Code)}");

    public static string Pdf(Guid signed) => $"/lists/signed/{signed}.pdf";

    private string Of(string path) => AsOf is null ? path : QueryHelpers.AddQueryString(path, "as-of", AsOf.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
}
