using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Handling;

/// <summary>Something a procedure asks to be considered about a record: why, and the number of the form that would be filled for it.</summary>
public sealed record Advice(Error Why, string Form);

/// <summary>What a register's rules advise about records of its form. Advice bars nothing.</summary>
internal interface IRecordAdvice
{
    /// <summary>Code of the form.</summary>
    string Form { get; }

    Task<IReadOnlyList<Advice>> OfAsync(VaultDbContext db, Record record, CancellationToken ct);
}
