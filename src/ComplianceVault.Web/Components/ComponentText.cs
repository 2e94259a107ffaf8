namespace ComplianceVault.Web.Components;

/// <summary>Words of the shared components: <c>ComponentText.resx</c> (zh-CN) and <c>ComponentText.en.resx</c>.</summary>
public sealed class ComponentText;
