namespace ComplianceVault.Web.Records.Sheets;

/// <summary>Where sheets are brought in, and where one is decided about.</summary>
internal static class SheetAddress
{
    public static string New(string form) => $"/records/import?form={Uri.EscapeDataString(form)}";

    public static string Of(Guid id) => $"/records/import/{id}";
}
