using ComplianceVault.App.Desk;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Organisation.Letters;

/// <summary>任命书, 授权书: what management gives whom in writing, from when to when.</summary>
internal static class LettersModule
{
    public static void AddLetters(this IServiceCollection services)
    {
        services.AddSingleton(LetterSettings.SigningDays);
        services.AddTransient<DraftLetter>();
        services.AddTransient<SignLetter>();
        services.AddTransient<DeclineLetter>();
        services.AddTransient<TakeBackLetter>();
        services.AddTransient<AcceptLetter>();
        services.AddTransient<RefuseLetter>();
        services.AddTransient<EndLetter>();
        services.AddTransient<LetterQueries>();
        services.AddTransient<LetterPaper>();
        services.AddTransient<IFactHandler<PersonLeft>, LettersEndWithPerson>();
        services.AddSingleton<IDeskSource, LetterDesk>();
        services.AddTransient<ISampleFiller, SampleLetters>();
    }
}
