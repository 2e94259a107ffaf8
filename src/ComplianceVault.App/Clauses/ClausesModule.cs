using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Clauses.Evidence;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Glossary;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Clauses;

/// <summary>The clauses of the standard and what answers them.</summary>
internal static class ClausesModule
{
    public static void AddClauses(this IServiceCollection services)
    {
        services.AddSingleton<IPackPart, ClausesPart>();
        services.AddSingleton<ClauseDocuments>();
        services.AddSingleton<ClauseQueries>();
        services.AddSingleton<ClauseHistory>();
        services.AddSingleton<IObjectNames, ClauseObjectNames>();
        services.AddSingleton<DocumentAnswers>();
        services.AddTransient<SetClauseDuties>();
        services.AddTransient<SetClauseOwner>();
        services.AddTransient<SetClauseText>();
        services.AddTransient<LinkSections>();
        services.AddTransient<DecideSectionAnswer>();
        services.AddTransient<EndSectionAnswer>();
        services.AddTransient<LinkForm>();
        services.AddTransient<EndFormLink>();
        services.AddTransient<LinkObligation>();
        services.AddTransient<EndObligationLink>();
        services.AddSingleton<SectionTrace>();
        services.AddSingleton<IFactHandler<EditionEffective>, FollowEditions>();
        services.AddSingleton<IFactHandler<EditionWithdrawn>, EndAnswers>();
        services.AddSingleton<IFactHandler<DocumentDescribed>, FollowDocuments>();
        services.AddSingleton<IFactHandler<GlossaryChanged>, FollowGlossary>();
        services.AddSingleton<IIndexSource, ClauseIndexSource>();
        services.AddSingleton<CoverageQueries>();
        services.AddTransient<ExportCoverage>();
        services.AddTransient<TakeSample>();
        services.AddSingleton<IFactHandler<ObjectDisposed>, ClearDrawnTitle>();
        services.AddTransient<EvidenceQueries>();
        services.AddTransient<ExportSample>();
        services.AddSingleton<IObjectRights, EvidenceObjectRights>();
    }
}
