using ComplianceVault.App.Platform.Data;

namespace ComplianceVault.App.Organisation;

/// <summary>Who holds which office, each read once, for one list or one run; never kept longer (R10).</summary>
internal sealed class HolderBook(VaultDbContext db, CompanyTime time, CancellationToken ct)
{
    private readonly Dictionary<string, IReadOnlyList<OfficeHolder>> offices = [];
    private readonly Dictionary<Guid, OfficeHolder?> people = [];

    public VaultDbContext Db => db;

    public CancellationToken Token => ct;

    public async Task<IReadOnlyList<OfficeHolder>> OfAsync(string role, string? department)
    {
        var office = Offices.Of(role, department);
        return offices.TryGetValue(office, out var known) ? known : offices[office] = await OfficeHolders.OfAsync(db, role, department, time, ct);
    }

    /// <summary>By role and department in one word.</summary>
    public Task<IReadOnlyList<OfficeHolder>> OfAsync(string office) =>
        office.Split('@', 2) is [var role, var department] ? OfAsync(role, department) : OfAsync(office, null);

    public async Task<OfficeHolder?> FindAsync(Guid person) =>
        people.TryGetValue(person, out var known) ? known : people[person] = await OfficeHolders.FindAsync(db, person, time, ct);
}
