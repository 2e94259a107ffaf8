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
        foreach (var table in new[] { "TrailEntry", "TrailObject", "TrailDetail", "DisposedObject", "Signature", "CopyMove", "LendingStep", "ReadingConfirmation", "CurrencyCheck", "DestructionCertificate", "RecordContent", "RecordCorrection", "RecordMove", "Sample" })
            migration.Sql(Refuse("UPDATE", table, ""));
        foreach (var table in new[] { "TrailEntry", "TrailObject", "DisposedObject", "Signature", "CopyMove", "LendingStep", "ReadingConfirmation", "CurrencyCheck", "DestructionCertificate", "RecordMove", "Sample", "SampleRow" })
            migration.Sql(Refuse("DELETE", table, ""));
        migration.Sql(Refuse("DELETE", "TrailDetail", """
            WHEN NOT EXISTS (SELECT 1 FROM "DisposedObject" d WHERE d."Kind" = OLD."Kind" AND d."ObjectId" = OLD."ObjectId")
            """));
        migration.Sql(Refuse("DELETE", "TrailHead", ""));
        migration.Sql(Refuse("DELETE", "RecordContent", OfKeptRecord));
        migration.Sql(Refuse("DELETE", "RecordCorrection", OfKeptRecord));
        migration.Sql(Refuse("UPDATE", "SampleRow", OfKeptRecord));
    }

    private static string Refuse(string act, string table, string condition) => $"""
        CREATE TRIGGER "{table}_no_{act.ToLowerInvariant()}" BEFORE {act} ON "{table}" {condition}
        BEGIN SELECT RAISE(ABORT, '{table} is append-only'); END;
        """;
}
