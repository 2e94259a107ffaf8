namespace ComplianceVault.Web.Records.Designing;

/// <summary>Where the designs of forms stand.</summary>
internal static class DesignAddress
{
    public const string New = "/records/design/new";

    public static string Of(string number) => $"/records/design/{number}";

    /// <summary>The design as a page to fill, alone in its frame.</summary>
    public static string Trial(string number, bool example) => $"/records/design-trial/{number}?example={example}";

    public static string Pdf(string number, bool example) => $"/records/design-paper/{number}.pdf?example={example}";

    public static string Yaml(string number) => $"/records/design-file/{number}.yaml";

    /// <summary>The file of what stands in the form, whether or not it is being designed.</summary>
    public static string FormYaml(string number) => $"/records/form-file/{number}.yaml";
}
