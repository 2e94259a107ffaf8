using ComplianceVault.App.Desk;
using ComplianceVault.App.Lists;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Disposal;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Records.Disposal;

/// <summary>到期鉴定与销毁 of records, and 暂缓销毁 of them (记录控制程序 4.5.3, 4.5.4); the lists themselves are those of Documents/Destruction.</summary>
internal static class DisposalModule
{
    public static void AddDisposal(this IServiceCollection services)
    {
        services.AddTransient<ProposeRecordDisposal>();
        services.AddTransient<SetRecordHold>();
        services.AddTransient<StateRetentionStart>();
        services.AddTransient<RecordDisposalQueries>();
        services.AddSingleton<IFactHandler<ObjectDisposed>, ClearRecord>();
        services.AddSingleton<IReckonedDeskSource, DisposalDesk>();
        services.AddSingleton<IControlledList, RecordDisposalList>();
    }
}
