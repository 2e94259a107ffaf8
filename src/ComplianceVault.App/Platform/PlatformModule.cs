using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Backup;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.App.Platform.Trail;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ComplianceVault.App.Platform;

/// <summary>What every feature stands on: acts, trail, content store, access, jobs, settings, signatures, index.</summary>
internal static class PlatformModule
{
    public static void AddPlatform(this IServiceCollection services, VaultOptions options)
    {
        services.TryAddSingleton(new VaultClock(TimeProvider.System));
        services.TryAddSingleton<TimeProvider>(parts => parts.GetRequiredService<VaultClock>());
        services.AddSingleton(options);
        services.AddSingleton(new VaultPaths(options.Data, options.Indexes, options.Backups));
        services.AddSingleton(TimeZoneInfo.FindSystemTimeZoneById(options.TimeZone));
        services.AddSingleton<VaultStart>();
        services.AddSingleton<UpgradeCheck>();
        services.AddSingleton<SeedFolder>();
        services.AddSingleton<PackReader>();
        services.AddTransient<LoadPack>();
        services.AddSingleton<SeedLoader>();
        services.AddSingleton<VaultIdentity>();
        services.AddSingleton<Vault>();
        services.AddSingleton<FactHandlers>();
        services.AddSingleton<TrailSignal>();
        services.AddSingleton<TrailVerifier>();
        services.AddSingleton<TrailWitness>();
        services.AddSingleton<TrailEnd>();
        services.AddSingleton<StoredFiles>();
        services.AddSingleton<ContentCare>();
        services.AddSingleton<HealthQueries>();
        services.AddSingleton<VaultSettings>();
        services.AddTransient<ChangeSetting>();
        services.AddSingleton<Accounts>();
        services.AddTransient<Signing>();
        services.AddSingleton<JobQueue>();
        services.AddSingleton<SearchIndex>();
        services.AddSingleton<IndexProjection>();
        services.AddSingleton<FindRights>();
        services.AddTransient<IJob, RebuildIndexJob>();
        services.AddTransient<IJob, VerifyIndexJob>();
        services.AddTransient<IJob, ContentCareJob>();
        services.AddTransient<IJob, WitnessJob>();
        services.AddTransient<IJob, VerifyTrailJob>();
        services.AddSingleton(new DailyJob(ContentCareJob.Code, new TimeOnly(3, 30)));
        services.AddSingleton(new DailyJob(WitnessJob.Code, new TimeOnly(0, 5)));
        services.AddSingleton(new DailyJob(VerifyTrailJob.Code, new TimeOnly(4, 0)));
        services.AddSingleton(new DailyJob(VerifyIndexJob.Code, new TimeOnly(4, 30)));
        services.AddTransient<StartMaintenance>();
        services.AddTransient<ExportTrail>();
        services.AddSingleton<DisposalJournal>();
        services.AddSingleton<ReplayDisposals>();
        services.AddBackup();
        services.AddSingleton<JobQueries>();
        services.AddSingleton<TrailQueries>();
        services.AddSingleton<SettingQueries>();
        services.AddSingleton<JobStatuses>();
        services.AddTransient<CancelJob>();
        AddIdentity(services);
    }

    /// <summary>Stateless, so that <see cref="Accounts"/> may use them in any act.</summary>
    private static void AddIdentity(IServiceCollection services)
    {
        services.Configure<IdentityOptions>(Accounts.Configure);
        services.AddSingleton<IPasswordHasher<Account>, PasswordHasher<Account>>();
        services.AddSingleton<IUserValidator<Account>, UserValidator<Account>>();
        services.AddSingleton<IPasswordValidator<Account>, PasswordValidator<Account>>();
        services.AddSingleton<ILookupNormalizer, UpperInvariantLookupNormalizer>();
        services.AddSingleton<IdentityErrorDescriber>();
        services.AddSingleton<AuthenticatorTokenProvider<Account>>();
        services.AddSingleton<SignedInPeople>();
        services.AddSingleton<SetUpCode>();
        services.AddTransient<SignIn>();
        services.AddSingleton(PasswordAge.Days);
        services.AddTransient<ConfirmSecondFactor>();
        services.AddTransient<SignOut>();
        services.AddTransient<ChangeOwnPassword>();
        services.AddTransient<OwnTwoFactor>();
    }
}
