using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ComplianceVault.Sqlite;

/// <summary>
/// Triggers that keep the trail append-only (R03), whoever opens the database with this program's schema. Details, and what
/// stood on a record, may go only with an object that a disposal certificate names (decision 3).
/// </summary>
internal static class AppendOnly
{
    private const string OfKeptRecord = """
        WHEN NOT EXISTS (SELECT 1 FROM "DisposedObject" d WHERE d."Kind" = 'record' AND d."ObjectId" = OLD."RecordId")
        """;

    public static void Protect(MigrationBuilder migration)
    {
        foreach (var table in AppendOnlyTables.Whole.Append(AppendOnlyTables.Details).Concat(AppendOnlyTables.OfRecords))
            migration.Sql(Refuse("UPDATE", table, ""));
        foreach (var table in AppendOnlyTables.Whole.Append(AppendOnlyTables.Drawn))
            migration.Sql(Refuse("DELETE", table, ""));
        migration.Sql(Refuse("DELETE", AppendOnlyTables.Details, """
            WHEN NOT EXISTS (SELECT 1 FROM "DisposedObject" d WHERE d."Kind" = OLD."Kind" AND d."ObjectId" = OLD."ObjectId")
            """));
        migration.Sql(Refuse("DELETE", AppendOnlyTables.Head, ""));
        foreach (var table in AppendOnlyTables.OfRecords)
            migration.Sql(Refuse("DELETE", table, OfKeptRecord));
        migration.Sql(Refuse("UPDATE", AppendOnlyTables.Drawn, OfKeptRecord));
    }

    private static string Refuse(string act, string table, string condition) => $"""
        CREATE TRIGGER "{table}_no_{act.ToLowerInvariant()}" BEFORE {act} ON "{table}" {condition}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        """;
}
