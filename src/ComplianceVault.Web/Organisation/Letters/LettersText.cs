namespace ComplianceVault.Web.Organisation.Letters;

/// <summary>Words of the pages of letters: <c>LettersText.resx</c> (zh-CN) and <c>LettersText.en.resx</c>.</summary>
public sealed class LettersText;
