using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.Kernel;
using ComplianceVault.Kernel.WorkingTime;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Sample;

/// <summary>
/// A year of the sample company: the records of <see cref="ExamplesFile"/>, each on its days, and every morning of a day of work the steps that are the program's own.
/// </summary>
internal sealed class ExampleYear(
    IDbContextFactory<VaultDbContext> databases, ExampleRecords records, ExampleWriter writer, AutomaticMoves automatic, WorkingCalendars calendars, CompanyTime time) : ISampleFiller
{
    private const string Part = "records";
    private const string Mornings = "steps of the program";
    private static readonly TimeOnly Morning = new(7, 0);

    private HashSet<string> entities = [];

    public bool IsExample => true;

    public async Task<Result<IReadOnlyList<SampleStep>>> PlanAsync(SampleHistory history, CancellationToken ct)
    {
        var files = new List<(string, ExamplesFile)>();
        foreach (var name in history.Folder.Files(ExamplesFile.Directory, "*.yaml"))
        {
            var file = await history.Folder.ReadAsync<ExamplesFile>(name, ct);
            if (!file.Succeeded)
                return file.Error;
            files.Add((name, file.Value));
        }

        var organisation = await history.Folder.ReadAsync<OrganisationFile>(OrganisationFile.Name, ct);
        if (!organisation.Succeeded)
            return organisation.Error;
        await writer.ReadPeopleAsync(organisation.Value, ct);
        var calendar = await calendars.CurrentAsync(ct);
        var examples = ExamplePlan.Of(files, history.Began, time, calendar);
        writer.Know(examples);
        await RememberAsync(examples, ct);
        return Result.Of<IReadOnlyList<SampleStep>>([.. MorningsOf(history, calendar), .. examples.SelectMany(e => StepsOf(e, calendar))]);
    }

    private IEnumerable<SampleStep> MorningsOf(SampleHistory history, WorkingCalendar calendar)
    {
        var first = DateOnly.FromDateTime(time.Local(history.Began));
        for (var day = first.AddDays(1); time.Utc(day.ToDateTime(Morning)) is var at && at <= history.Ends; day = day.AddDays(1))
        {
            if (calendar.IsWorkingDay(day))
                yield return new(Mornings, at, async ct => (await automatic.ExecuteAsync(history.Loader, ct)).WithoutValue());
        }
    }

    private IEnumerable<SampleStep> StepsOf(Example example, WorkingCalendar calendar)
    {
        yield return Step(example, example.Begins, ct => records.BeginAsync(example, calendar, ct));
        var last = example.Begins;
        foreach (var (index, step, at) in example.Steps(calendar))
        {
            last = at;
            yield return Step(example, at, ct => records.MoveAsync(example, index, step, calendar, ct));
        }

        if (!example.Record.Unsigned && (example.Record.Steps ?? example.Series.Steps).Count == 0)
            yield return Step(example, last = ExampleMoment.After(last, example.Series.SignAfter, calendar), ct => records.SignAsync(example, ct));
        foreach (var (index, correction) in example.Record.Correct.Index())
            yield return Step(example, last = ExampleMoment.After(last, correction.After, calendar), ct => records.CorrectAsync(example, index, correction, calendar, ct));
    }

    private SampleStep Step(Example example, DateTime local, Func<CancellationToken, Task<Result>> doAsync) => new(Part, time.Utc(local), async ct =>
    {
        if (example.Failed)
            return Result.Success;
        var done = await doAsync(ct);
        example.Failed = !done.Succeeded;
        if (entities.Contains(example.Series.Form))
            writer.Forget();
        return done.Succeeded ? done : Error.Invalid("examples.refused", example.Place, VaultWords.Of(done.Error));
    });

    /// <summary>
    /// Of an interrupted start: before real time begins nobody else keeps records, so the records of a form are its examples in their order.
    /// </summary>
    private async Task RememberAsync(IReadOnlyList<Example> examples, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        entities = [.. await db.Set<FormEntity>().Select(e => e.Form).ToListAsync(ct)];
        var begun = await db.Set<Record>().Join(db.Set<Form>(), r => r.FormId, f => f.Id, (r, f) => new { r.Id, r.BegunAt, f.Number }).OrderBy(r => r.BegunAt).ThenBy(r => r.Id).ToListAsync(ct);
        foreach (var form in begun.GroupBy(r => r.Number))
        {
            foreach (var (example, record) in examples.Where(e => e.Series.Form == form.Key).Zip(form))
                (example.RecordId, example.Resumed) = (record.Id, true);
        }
    }
}
