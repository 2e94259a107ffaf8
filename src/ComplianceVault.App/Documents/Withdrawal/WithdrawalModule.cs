using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Deciding;
using ComplianceVault.App.Lists;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.App.Documents.Withdrawal;

/// <summary>作废 without a successor, and 作废保留 (文件控制程序 4.7).</summary>
internal static class WithdrawalModule
{
    public static void AddWithdrawal(this IServiceCollection services)
    {
        services.AddSingleton(WithdrawalSettings.DecisionDays);
        services.AddTransient<DecisionSigning>();
        services.AddTransient<NameDecider>();
        services.AddTransient<ApplyForWithdrawal>();
        services.AddTransient<ApproveWithdrawal>();
        services.AddTransient<RejectWithdrawal>();
        services.AddTransient<TakeBackWithdrawal>();
        services.AddTransient<RetainEdition>();
        services.AddTransient<WithdrawalQueries>();
        services.AddSingleton<IDeskSource, WithdrawalDesk>();
        services.AddSingleton<IControlledList, WithdrawalRecordList>();
    }
}
