using System.Globalization;
using System.Resources;
using Microsoft.Extensions.Localization;
using MudBlazor;

namespace ComplianceVault.Web.Shell.Words;

/// <summary>MudBlazor's own words in Chinese (<c>MudText.resx</c>); it brings the English ones and asks here for any other language.</summary>
public sealed class MudWords : MudLocalizer
{
    private static readonly ResourceManager Resources = new("ComplianceVault.Web.Shell.Words.MudText", typeof(MudWords).Assembly);

    public override LocalizedString this[string key]
    {
        get
        {
            var words = CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Resources.GetString(key, CultureInfo.InvariantCulture) : null;
            return new LocalizedString(key, words ?? key, resourceNotFound: words is null);
        }
    }
}
