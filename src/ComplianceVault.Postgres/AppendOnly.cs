using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore.Migrations;

namespace ComplianceVault.Postgres;

/// <summary>
/// Triggers that keep the trail append-only (R03), whoever opens the database with this program's schema. Details, and what
/// stood on a record, may go only with an object that a disposal certificate names (decision 3).
/// </summary>
internal static class AppendOnly
{
    public static void Protect(MigrationBuilder migration)
    {
        migration.Sql("""
            CREATE FUNCTION vault_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN RAISE EXCEPTION '% is append-only', TG_TABLE_NAME; END $$;
            CREATE FUNCTION vault_refuse_undisposed() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NOT EXISTS (SELECT 1 FROM "DisposedObject" d WHERE d."Kind" = OLD."Kind" AND d."ObjectId" = OLD."ObjectId") THEN
                    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
                END IF;
                RETURN OLD;
            END $$;
            CREATE FUNCTION vault_refuse_kept_record() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF NOT EXISTS (SELECT 1 FROM "DisposedObject" d WHERE d."Kind" = 'record' AND d."ObjectId" = OLD."RecordId") THEN
                    RAISE EXCEPTION '% is append-only', TG_TABLE_NAME;
                END IF;
                IF TG_OP = 'DELETE' THEN
                    RETURN OLD;
                END IF;
                RETURN NEW;
            END $$;
            """);
        foreach (var table in AppendOnlyTables.Whole)
            migration.Sql(Trigger(table, "UPDATE OR DELETE", "vault_refuse"));
        migration.Sql(Trigger(AppendOnlyTables.Details, "UPDATE", "vault_refuse"));
        migration.Sql(Trigger(AppendOnlyTables.Details, "DELETE", "vault_refuse_undisposed"));
        migration.Sql(Trigger(AppendOnlyTables.Head, "DELETE", "vault_refuse"));
        foreach (var table in AppendOnlyTables.OfRecords)
        {
            migration.Sql(Trigger(table, "UPDATE", "vault_refuse"));
            migration.Sql(Trigger(table, "DELETE", "vault_refuse_kept_record"));
        }

        migration.Sql(Trigger(AppendOnlyTables.Drawn, "DELETE", "vault_refuse"));
        migration.Sql(Trigger(AppendOnlyTables.Drawn, "UPDATE", "vault_refuse_kept_record"));
        foreach (var table in AppendOnlyTables.All)
            migration.Sql($"""CREATE TRIGGER "{table}_no_truncate" BEFORE TRUNCATE ON "{table}" EXECUTE FUNCTION vault_refuse();""");
    }

    private static string Trigger(string table, string act, string function) => $"""
        CREATE TRIGGER "{table}_no_{act.Replace(" ", "_", StringComparison.Ordinal).ToLowerInvariant()}"
        BEFORE {act} ON "{table}" FOR EACH ROW EXECUTE FUNCTION {function}();
        """;
}
