namespace ComplianceVault.Web.Glossary;

/// <summary>Words of the glossary: <c>GlossaryText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class GlossaryText;
