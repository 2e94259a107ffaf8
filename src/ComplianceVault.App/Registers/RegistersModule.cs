using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.App.Registers.Incidents;
using ComplianceVault.App.Registers.Nonconformities;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Registers;

/// <summary>Registers whose records have rules that calculate.</summary>
internal static class RegistersModule
{
    public static void AddRegisters(this IServiceCollection services)
    {
        services.AddSingleton<IFactHandler<RecordMoved>, KeepFindings>();
        services.AddSingleton<IFactHandler<RecordCorrected>, KeepFindings>();
        services.AddSingleton<IFactHandler<RecordEnded>, KeepFindings>();
        services.AddSingleton<IFactHandler<RecordMoved>, KeepIncidents>();
        services.AddSingleton<IFactHandler<RecordCorrected>, KeepIncidents>();
        services.AddSingleton<IFactHandler<RecordEnded>, KeepIncidents>();
        services.AddSingleton<IFactHandler<ObjectDisposed>, KeepIncidents>();
        services.AddSingleton<IRecordAdvice, ProblemAdvice>();
        services.AddTransient<IncidentQueries>();
    }
}
