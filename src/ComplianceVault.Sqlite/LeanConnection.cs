using System.Data.Common;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Sqlite.Storage.Internal;
using Microsoft.EntityFrameworkCore.Storage;

namespace ComplianceVault.Sqlite;

#pragma warning disable EF1001 // the provider has no public way to open a connection without its functions
/// <summary>
/// A connection without the provider's own functions for decimals and regular expressions, of which this program asks nothing: money is whole 分, and text is found by the index.
/// The provider defines some thirty of them at every opening, and freeing them again took as much processor time as the acts themselves.
/// </summary>
internal sealed class LeanConnection(
    RelationalConnectionDependencies dependencies, IRawSqlCommandBuilder rawSqlCommandBuilder, IDiagnosticsLogger<DbLoggerCategory.Infrastructure> logger)
    : SqliteRelationalConnection(dependencies, rawSqlCommandBuilder, logger)
{
    protected override DbConnection CreateDbConnection() => new SqliteConnection(GetValidatedConnectionString());
}
#pragma warning restore EF1001
