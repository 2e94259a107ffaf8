namespace ComplianceVault.Web.Shell;

/// <summary>Words of the shell: <c>ShellText.resx</c> (zh-CN) and <c>ShellText.en.resx</c>.</summary>
public sealed class ShellText;
