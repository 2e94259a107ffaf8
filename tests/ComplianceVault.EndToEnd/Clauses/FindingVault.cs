using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Database.Tests;
using ComplianceVault.Database.Tests.Records.Entries;
using ComplianceVault.Database.Tests.Records.Handling;
using ComplianceVault.EndToEnd.Harness;
using On = ComplianceVault.Database.Tests.Database;

namespace ComplianceVault.EndToEnd.Clauses;

/// <summary>The sample with complete statistics of incidents and a nonconformity of the audit open under 8.6.1, done by its people through the use cases.</summary>
public sealed class FindingVault : RunningVault
{
    public const string Clause = "8.6.1";

    public const string Finding = "ITSMS-P23-R03";

    /// <summary>The form that has a record.</summary>
    public const string Kept = "ITSMS-P15-R06";

    public Guid FindingId { get; private set; }

    protected override async Task PrepareAsync()
    {
        var records = await RecordDesk.OpenAsync(On.Sqlite);
        records.Vault.Clock.SetUtcNow(TimeProvider.System.GetUtcNow().AddDays(-3));
        await records.LockedAsync();
        var desk = ProcessDesk.In(records.Vault);
        FindingId = await desk.BeginAsync(Finding, ProcessDesk.Auditor);
        await desk.MoveAsync(FindingId, ProcessDesk.Auditor, "issue", values =>
        {
            values["auditee"] = ProcessDesk.Department("tech", "技术部");
            values["clause"] = new Pointer("clause", Clause, "8.6.1 事件管理").Write();
            values["type"] = "一般";
        });
        await desk.Vault.Get<PlanOccurrences>().ExecuteAsync(Actor.Program(new ActSession("test", ActSource.Job)), TestContext.Current.CancellationToken);
        var left = await desk.Vault.LeaveAsync();
        VaultTemplates.CopyFiles(left, Root);
        Directory.Delete(left.Directory, recursive: true);
    }
}
