using System.Globalization;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.App.Documents.External;

/// <summary>What is known of an external document as the text of its edition, so that it is found, read and cited like any other; its own text is not kept here.</summary>
internal static class ExternalText
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");

    public static DocumentText Of(string number, string title, ExternalEditionFacts facts) => new()
    {
        Format = SourceFormat.Text,
        Sections = [new Section
        {
            Key = "s0",
            Heading = title,
            Level = 0,
            Blocks =
            [
                Line("external-text.identity", number, facts.Label, facts.Issuer),
                Line("external-text.source", facts.Source),
                Line("external-text.licence", facts.Licence),
                Line("external-text.not-kept"),
            ],
        }],
    };

    private static Paragraph Line(string code, params object[] arguments) => new(VaultWords.Of(code, arguments, Chinese));
}
