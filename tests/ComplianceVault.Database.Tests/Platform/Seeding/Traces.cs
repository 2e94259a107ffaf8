using System.Text.RegularExpressions;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

/// <summary>Looks through every text of every table for words of the sample company.</summary>
internal static partial class Traces
{
    public static async Task<IReadOnlyList<string>> FindAsync(VaultDbContext db, Regex words)
    {
        var found = new List<string>();
        var cells = 0;
        await db.Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        foreach (var table in db.Model.GetEntityTypes().Select(t => t.GetTableName()).OfType<string>().Distinct())
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT * FROM \"{table}\"";
            await using var rows = await command.ExecuteReaderAsync(TestContext.Current.CancellationToken);
            while (await rows.ReadAsync(TestContext.Current.CancellationToken))
            {
                for (var i = 0; i < rows.FieldCount; i++)
                {
                    if (rows.GetValue(i) is not string text)
                        continue;
                    cells++;
                    found.AddRange(words.Matches(text).Select(m => $"{table}.{rows.GetName(i)}: {text[Math.Max(0, m.Index - 20)..Math.Min(text.Length, m.Index + 30)]}"));
                }
            }
        }

        Assert.True(cells > 1000, $"only {cells} texts were looked at");
        return [.. found.Distinct().Take(20)];
    }

    /// <summary>The sample's name, numbers, departments, and the people who sign in to it.</summary>
    [GeneratedRegex("示例软件|Sample Software|ITSMS-|行政部|市场部|技术部|(Administration|Marketing|Technology) Department|sample-|管理者代表|mgmt_rep", RegexOptions.ExplicitCapture, 5000)]
    public static partial Regex OfSample();

    /// <summary>The same where the company has a management representative of its own.</summary>
    [GeneratedRegex("示例软件|Sample Software|ITSMS-|行政部|市场部|技术部|(Administration|Marketing|Technology) Department|sample-", RegexOptions.ExplicitCapture, 5000)]
    public static partial Regex OfSampleBesideRepresentative();
}
