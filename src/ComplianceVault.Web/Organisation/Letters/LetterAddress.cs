using ComplianceVault.App.Organisation.Letters;
using ComplianceVault.Web.Components;

namespace ComplianceVault.Web.Organisation.Letters;

/// <summary>Where letters stand, and how their state looks.</summary>
internal static class LetterAddress
{
    public const string Path = "/admin/letters";

    public static string Of(string number) => $"{Path}/{string.Join('/', number.Split('/').Select(Uri.EscapeDataString))}";

    public static string Pdf(Guid id) => $"/letters/{id}.pdf";

    public static Tone Tone(LetterStanding standing) => standing switch
    {
        LetterStanding.InEffect => Components.Tone.Good,
        LetterStanding.Waiting or LetterStanding.Refused => Components.Tone.Review,
        LetterStanding.Coming => Components.Tone.Soon,
        LetterStanding.Expired or LetterStanding.Ended => Components.Tone.Obsolete,
        _ => Components.Tone.Draft,
    };
}
