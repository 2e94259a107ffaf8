using ComplianceVault.App.Platform.ContentStore;
using ComplianceVault.App.Platform.Jobs;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records.Sheets;

/// <summary>Sheets in and out of registers.</summary>
internal static class SheetsModule
{
    public static void AddSheets(this IServiceCollection services)
    {
        services.AddSingleton(SheetSettings.Rows);
        services.AddSingleton<IContentReferences, SheetContent>();
        services.AddTransient<RowRecords>();
        services.AddTransient<ReceiveSheet>();
        services.AddTransient<SheetQueries>();
        services.AddTransient<StartSheet>();
        services.AddTransient<GiveUpSheet>();
        services.AddTransient<ImportSheet>();
        services.AddTransient<ExportRecordSheet>();
        services.AddTransient<IJob, ImportSheetJob>();
    }
}
