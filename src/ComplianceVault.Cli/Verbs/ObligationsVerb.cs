using System.CommandLine;
using System.Globalization;
using ComplianceVault.App.Obligations.Occurrences;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Cli.Shared;
using ComplianceVault.Kernel;
using static ComplianceVault.Cli.Shared.Language;

namespace ComplianceVault.Cli.Verbs;

/// <summary><c>cvault obligations [--as-of DATE]</c>: what was owed in the twelve months up to a day, as it stood then, one object a time of a duty.</summary>
internal static class ObligationsVerb
{
    private static readonly Option<DateOnly?> AsOf = DayOption.AsOf();

    internal sealed record Line(
        string Code, string Title, string Department, string Cadence, DateOnly PeriodFrom, DateOnly DueOn, string State, string? Record, DateOnly? FulfilledOn, string? ConfirmedBy, IReadOnlyList<string> Evidence);

    public static Command Create()
    {
        AsOf.Description = DayOption.About;
        return new Command("obligations", Say($"定期工作：到某一天为止十二个月的应做和完成情况", $"periodic duties: what was owed and done in the twelve months up to a day")) { AsOf }.Does(RunAsync, Print, isExport: true);
    }

    private static async Task<Result<IReadOnlyList<Line>>> RunAsync(VerbRun run)
    {
        if (await run.Host.OpenAsync(run.Token) is { Succeeded: false } missing)
            return missing.Error;
        var actor = await run.OperatorAsync();
        if (!actor.Succeeded)
            return actor.Error;
        var found = await run.Host.Get<OccurrenceQueries>().AsOfAsync(actor.Value, run.Value(AsOf), run.Token);
        return found.Succeeded ? Result.Of<IReadOnlyList<Line>>([.. found.Value.Select(Of)]) : found.Error;
    }

    private static Line Of(OccurrenceRow row) => new(
        row.Code, row.TitleZh, row.Department, VaultWords.Of(row.Cadence), row.PeriodFrom, row.DueOn, VaultWords.Of(row.State), row.Record?.Number, row.FulfilledOn, row.ConfirmedByName, [.. row.Evidence.Select(e => e.Number)]);

    private static void Print(IReadOnlyList<Line> lines, TextWriter to)
    {
        foreach (var l in lines)
            to.WriteLine(string.Join('\t', l.DueOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), l.State, l.Department, l.Code, l.Title, l.Record ?? "—"));
    }
}
