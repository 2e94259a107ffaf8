using ComplianceVault.App.Documents.Import;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Jobs;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Platform.Seeding;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents;

/// <summary>Controlled documents: the library, the life cycle of editions, import.</summary>
internal static class DocumentsModule
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddSingleton(NumberingInForce.SchemeSetting);
        services.AddTransient<ISeeder, NumberingSeed>();
        services.AddSingleton<EditionTexts>();
        services.AddTransient<LibraryQueries>();
        services.AddTransient<DocumentQueries>();
        services.AddTransient<DownloadFile>();
        services.AddTransient<SetClauses>();
        services.AddTransient<ChangeDocument>();
        services.AddSingleton<IIndexSource, EditionIndexSource>();
        services.AddSingleton<IContentReferences, EditionContent>();

        services.AddSingleton(ReceiveFiles.LargestFile);
        services.AddSingleton<Matching>();
        services.AddTransient<ReceiveFiles>();
        services.AddTransient<ReadFiles>();
        services.AddTransient<CorrectItem>();
        services.AddTransient<SkipItems>();
        services.AddTransient<AcceptItems>();
        services.AddTransient<ConfirmExisting>();
        services.AddTransient<ImportQueries>();
        services.AddTransient<ISampleFiller, SampleDocuments>();
        services.AddTransient<IJob, ReadFilesJob>();
        services.AddSingleton<IContentReferences, ImportContent>();
    }
}
