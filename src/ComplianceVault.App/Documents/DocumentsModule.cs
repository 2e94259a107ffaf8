using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Documents.Comparing;
using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Destruction;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.External;
using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Lending;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Documents.RuleChanges;
using ComplianceVault.App.Documents.Withdrawal;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.Content.Rendition;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents;

/// <summary>Controlled documents: the library, the life cycle of editions, import.</summary>
internal static class DocumentsModule
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton(NumberingInForce.SchemeSetting);
        services.AddTransient<IPackPart, NumberingPart>();
        services.AddTransient<IPackPart, DocumentsPart>();
        services.AddTransient<IPackPart, DocumentListPart>();
        services.AddSingleton<PackDocumentTexts>();
        services.AddSingleton<EditionTexts>();
        services.AddTransient<LibraryQueries>();
        services.AddTransient<DocumentQueries>();
        services.AddTransient<DocumentHistory>();
        services.AddSingleton<Differences>();
        services.AddTransient<ComparisonQueries>();
        services.AddTransient<RevisionEffectQueries>();
        services.AddTransient<NumberingQueries>();
        services.AddTransient<ViewEdition>();
        services.AddTransient<DownloadFile>();
        services.AddTransient<EditionSignatures>();
        services.AddTransient<SignatureQueries>();
        services.AddTransient<ExportLibrary>();
        services.AddTransient<MakeTemplate>();
        services.AddSingleton(Office);
        services.AddSingleton<PdfMaking>();
        services.AddTransient<Renditions>();
        foreach (var setting in CopySettings.All)
            services.AddSingleton(setting);
        services.AddSingleton<PdfMarking>();
        services.AddSingleton<MadeFiles>();
        services.AddTransient<DownloadPdf>();
        services.AddTransient<DownloadPdfs>();
        services.AddTransient<ControlledPdf>();
        services.AddTransient<CheckEdition>();
        services.AddTransient<SetClauses>();
        services.AddTransient<ChangeDocument>();
        services.AddTransient<IFactHandler<DepartmentRenamed>, FollowDepartment>();
        services.AddTransient<CorrectEdition>();
        foreach (var setting in ExternalSettings.All)
            services.AddSingleton(setting);
        services.AddTransient<ExternalFiles>();
        services.AddTransient<HandOverExternal>();
        services.AddTransient<DeclineHandOver>();
        services.AddTransient<RegisterExternal>();
        services.AddTransient<RegisterExternalEdition>();
        services.AddTransient<ExternalRequests>();
        services.AddTransient<CheckCurrency>();
        services.AddTransient<AnswerImpact>();
        services.AddTransient<BringExternalIntoForce>();
        services.AddTransient<ExternalQueries>();
        services.AddTransient<IFactHandler<EditionWithdrawn>, FollowWithdrawal>();
        services.AddSingleton<IDeskSource, ExternalDesk>();
        services.AddSingleton<IControlledList, DocumentList>();
        services.AddSingleton<IControlledList, ExternalList>();
        services.AddSingleton<IControlledList, ChangeList>();
        services.AddSingleton<IIndexSource, EditionIndexSource>();
        services.AddSingleton<IContentReferences, EditionContent>();
        services.AddSingleton<IObjectRights, DocumentObjectRights>();
        services.AddSingleton<IObjectNames, DocumentObjectNames>();

        services.AddTransient<RunningNumbers>();
        services.AddRuleChanges();
        services.AddSingleton<IRuleFamily, NumberRules>();
        services.AddTransient<ProposePattern>();
        services.AddSingleton<IRuleFamily, EditionSchemeRules>();
        services.AddTransient<ProposeEditionScheme>();
        services.AddTransient<PatternQueries>();
        services.AddLifecycle();
        services.AddDistribution();
        services.AddChangeRequests();
        services.AddLending();
        services.AddWithdrawal();
        services.AddDestruction();

        foreach (var bound in ReadingSettings.All)
            services.AddSingleton(bound);
        services.AddSingleton<Matching>();
        services.AddSingleton<ReadingMarks>();
        services.AddTransient<ReceiveFiles>();
        services.AddTransient<StartReading>();
        services.AddTransient<ReadFiles>();
        services.AddTransient<CorrectItem>();
        services.AddTransient<SkipItems>();
        services.AddTransient<AcceptItems>();
        services.AddTransient<ConfirmExisting>();
        services.AddTransient<SignedSheets>();
        services.AddTransient<ImportQueries>();
        services.AddSingleton<IDeskSource, ImportDesk>();
        services.AddTransient<ISampleFiller, SampleExternals>();
        services.AddTransient<ISampleFiller, SampleDocuments>();
        services.AddTransient<ISampleFiller, SampleCare>();
        services.AddTransient<IJob, ReadFilesJob>();
        services.AddSingleton<IContentReferences, ImportContent>();
        services.AddSingleton<IContentReferences, SheetContent>();
    }

    private static LibreOffice Office(IServiceProvider services) => new(
        new LibreOfficeOptions
        {
            Program = services.GetRequiredService<VaultOptions>().LibreOffice is { Length: > 0 } named ? named : null,
            ProfileRoot = Path.Combine(Path.GetTempPath(), "cvault-office"),
        },
        services.GetRequiredService<TimeProvider>());
}
