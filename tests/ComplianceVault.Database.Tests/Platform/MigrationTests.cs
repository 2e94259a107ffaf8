using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform;

public sealed class MigrationTests
{
    /// <summary>
    /// Asked of the context as the program itself makes it: Identity takes the version of its schema from the program's services, so that
    /// <c>dotnet ef</c> alone would see another model.
    /// </summary>
    [Theory, OnEachDatabase]
    public async Task TheModel_HasNoChangeThatIsMissingInTheMigrations(Database database)
    {
        await using var vault = TestVault.CreateEmpty(database);
        await using var db = await vault.DatabaseAsync();

        Assert.False(db.Database.HasPendingModelChanges(), "The model changed: make the migration of this provider anew (docs/decisions/migrations.md).");
    }
}
