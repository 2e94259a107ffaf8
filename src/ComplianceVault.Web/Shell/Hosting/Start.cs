using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.Web.Shell.Hosting;

/// <summary>What happens before the program listens: the place is made ready, and an empty vault is filled or announces its set-up code.</summary>
internal static partial class Start
{
    public static async Task<bool> PrepareVaultAsync(this WebApplication app)
    {
        var (services, ct) = (app.Services, app.Lifetime.ApplicationStopping);
        if (services.GetRequiredService<SearchIndex>().Check() is { Succeeded: false } unusable)
        {
            await Console.Error.WriteLineAsync(VaultWords.Of(unusable.Error));
            return false;
        }

        await services.GetRequiredService<VaultStart>().PrepareAsync(ct);
        var facts = await services.GetRequiredService<VaultIdentity>().FindAsync(ct);
        if (facts is { IsSample: false } or { FilledAt: not null })
            return true;

        var options = services.GetRequiredService<VaultOptions>();
        if (facts is not null || options.Sample) // a sample whose loading was interrupted goes on
        {
            if (await services.GetRequiredService<SeedLoader>().LoadAsync(options.Examples ? SeedChoice.SampleYear : SeedChoice.Sample, new LoggedProgress(app.Logger), ct) is { Succeeded: false } refused)
                throw new InvalidOperationException($"The sample could not be loaded: {VaultWords.Of(refused.Error)}");
            return true;
        }

        LogSetUp(app.Logger, services.GetRequiredService<SetUpCode>().Text);
        return true;
    }

    /// <summary>Filling a sample takes minutes on a slow machine; the log says that it goes on.</summary>
    private sealed class LoggedProgress(ILogger log) : IProgress<PackProgress>
    {
        public void Report(PackProgress value) => LogProgress(log, value.Part, value.Done, value.Total);
    }

    [LoggerMessage(LogLevel.Information, "Filling the vault: {Part} {Done}/{Total}")]
    private static partial void LogProgress(ILogger log, string part, int done, int total);

    [LoggerMessage(LogLevel.Warning, "This vault is empty. Open /set-up in a browser and enter the one-time code {Code}")]
    private static partial void LogSetUp(ILogger log, string code);
}
