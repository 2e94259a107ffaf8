namespace ComplianceVault.Web.Desk;

/// <summary>Words of 工作台, of the management's page on it and of 消息: <c>DeskText.resx</c> and <c>.en.resx</c>.</summary>
public sealed class DeskText;
