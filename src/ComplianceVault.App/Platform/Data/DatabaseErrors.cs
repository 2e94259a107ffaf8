using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Platform.Data;

/// <summary>The database's own words for what a use case can answer.</summary>
internal static class DatabaseErrors
{
    /// <summary>PostgreSQL's SQLSTATE; SQLite says it in its extended codes, which its provider puts into the message.</summary>
    private const string UniqueViolation = "23505";

    public static bool IsUniqueViolation(this DbUpdateException e) =>
        e.InnerException is DbException inner
        && (inner.SqlState == UniqueViolation || inner.Message.Contains("UNIQUE constraint failed", StringComparison.Ordinal));
}
