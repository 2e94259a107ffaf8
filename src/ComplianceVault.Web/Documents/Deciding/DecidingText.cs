namespace ComplianceVault.Web.Documents.Deciding;

/// <summary>Words of withdrawal, holds and destruction: <c>DecidingText.resx</c> (zh-CN) and <c>DecidingText.en.resx</c>.</summary>
public sealed class DecidingText;
