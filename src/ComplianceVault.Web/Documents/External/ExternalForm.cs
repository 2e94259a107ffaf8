using ComplianceVault.App.Documents.External;

namespace ComplianceVault.Web.Documents.External;

/// <summary>What is typed of an edition of an external document.</summary>
public sealed class ExternalForm
{
    public string Label { get; set; } = "";

    public string Issuer { get; set; } = "";

    public string OriginalNumber { get; set; } = "";

    public DateOnly? IssuedOn { get; set; }

    public string Source { get; set; } = "";

    public string Licence { get; set; } = "";

    public ExternalEditionFacts Facts => new(Label, Issuer, Source, Licence, OriginalNumber, IssuedOn);

    /// <summary>For the next edition: what its issuer rarely changes stands there already.</summary>
    public static ExternalForm After(ExternalEditionFacts before) => new() { Issuer = before.Issuer, Source = before.Source, Licence = before.Licence };
}
