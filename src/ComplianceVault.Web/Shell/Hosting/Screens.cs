using System.Text.Encodings.Web;
using System.Text.Unicode;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Shell.Session;
using ComplianceVault.Web.Shell.Words;
using Microsoft.Extensions.Localization;
using Microsoft.Extensions.WebEncoders;
using MudBlazor;
using MudBlazor.Services;

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>What pages stand on: Razor components, MudBlazor, the words, the current actor.</summary>
internal static class Screens
{
    public static void AddScreens(this IServiceCollection services)
    {
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddLocalization();
        services.AddSingleton<IStringLocalizerFactory, TidyWordsFactory>();
        services.AddMudServices(o =>
        {
            o.SnackbarConfiguration.PositionClass = Defaults.Classes.Position.BottomRight;
            o.SnackbarConfiguration.PreventDuplicates = false;
        });
        services.AddTransient<MudLocalizer, MudWords>();
        services.AddScoped<CurrentActor>();
        services.AddScoped<Browser>();
        services.AddExceptionHandler<FaultLog>();
        // Chinese is written as it is, not as numbered entities: pages are half the size and can be read.
        services.Configure<WebEncoderOptions>(o => o.TextEncoderSettings = new TextEncoderSettings(UnicodeRanges.All));
        services.AddSingleton(HtmlEncoder.Create(UnicodeRanges.All));
    }
}
