using System.Globalization;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Desk;

/// <summary>Tasks in words, for pages, messages and the trail: the kind stands under <c>task.{kind}</c>.</summary>
public static class DeskWords
{
    public static string Of(string kind, CultureInfo? culture = null) => Find(kind, culture) ?? kind;

    public static string? Find(string kind, CultureInfo? culture = null) => VaultWords.Find($"task.{kind}", culture);

    /// <summary>还剩 2 个工作日, 今天到期, 逾期 3 个工作日.</summary>
    public static string Of(Deadline due, CultureInfo? culture = null) => due switch
    {
        { State: DeadlineState.Today } => VaultWords.Of("deadline.today", [], culture),
        { State: DeadlineState.Ahead, WorkingDays: 0 } => VaultWords.Of("deadline.soon", [], culture),
        { State: DeadlineState.Ahead } => VaultWords.Of("deadline.ahead", [due.WorkingDays], culture),
        { WorkingDays: 0 } => VaultWords.Of("deadline.past", [], culture),
        _ => VaultWords.Of("deadline.overdue", [due.WorkingDays], culture),
    };
}
