using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Records.Sample;

/// <summary>The examples of the pack: checked with it, kept by <see cref="ExampleYear"/>. Nothing of them goes into a company's own vault.</summary>
internal sealed class ExamplesPart : IPackPart
{
    public string Name => "examples";

    public bool HangsOnForms => true;

    public bool IsExample => true;

    public Task ReadAsync(Pack pack, CancellationToken ct) => pack.ReadAllAsync<ExamplesFile>(ExamplesFile.Directory, ct);

    public void Check(Pack pack)
    {
        var forms = pack.All<FormFile>().GroupBy(f => f.Number).ToDictionary(f => f.Key, f => f.First());
        var workflows = pack.All<WorkflowFile>().ToLookup(w => w.Form);
        var accounts = pack.All<OrganisationFile>().SelectMany(o => o.Accounts.Select(a => a.User)).ToHashSet();
        var known = Numbered(pack).SelectMany(s => s.Series.Records.Select(r => r.Id)).OfType<string>().ToHashSet();
        foreach (var (file, content) in pack.Files<ExamplesFile>())
            pack.Doubled(file, content.Series.SelectMany((s, i) => s.Records.Select((r, j) => ($"series[{i}].records[{j}].id", r.Id))).Where(r => r.Id is not null)!);
        foreach (var (file, key, series) in Numbered(pack))
        {
            pack.Unknown(file, [($"{key}.form", series.Form)], forms.Values.Where(f => f.Status == FormStatus.Active && f.Way != FormWay.Computed).Select(f => f.Number).ToHashSet());
            if (forms.GetValueOrDefault(series.Form) is { } form)
                new SeriesCheck(pack, file, key, series, form, [.. workflows[series.Form].SelectMany(w => w.Moves.Select(m => m.Id))], accounts, known).Run();
        }

        pack.Counts["series of examples"] = Numbered(pack).Count();
    }

    public Task<Result> LoadAsync(PackLoad load) => Task.FromResult(Result.Success);

    private static IEnumerable<(string File, string Key, ExampleSeries Series)> Numbered(Pack pack) =>
        pack.Files<ExamplesFile>().SelectMany(f => f.Content.Series.Select((s, i) => (f.File, $"series[{i}]", s)));

    /// <summary>What can be seen of a series without keeping its records: names, keys, days.</summary>
    private sealed class SeriesCheck(Pack pack, string file, string key, ExampleSeries series, FormFile form, HashSet<string> moves, HashSet<string> accounts, HashSet<string> known)
    {
        private readonly Dictionary<string, FormField> fields = FormScope.Fields(form).ToDictionary(f => f.Key);

        public void Run()
        {
            Account($"{key}.by", series.By);
            Moment($"{key}.at", series.At);
            Fill($"{key}.fill", series.Fill);
            Steps($"{key}.steps", series.Steps);
            Span($"{key}.sign_after", series.SignAfter);
            for (var i = 0; i < series.Records.Count; i++)
                Record($"{key}.records[{i}]", series.Records[i]);
            if (series.By is null && (series.Records.Count == 0 || series.Records.Exists(r => r.By is null)))
                pack.Fault(file, key, Error.Invalid("examples.nobody-fills", series.Form));
            if (series is { Every: null, On.Count: 0 } && series.Records.FindIndex(r => r.On is null) is >= 0 and var undated)
                pack.Fault(file, $"{key}.records[{undated}]", Error.Invalid("examples.no-day", series.Form));
        }

        private void Record(string at, ExampleRecord record)
        {
            Account($"{at}.by", record.By);
            Moment($"{at}.at", record.At ?? series.At);
            Fill($"{at}.fill", record.Fill);
            Steps($"{at}.steps", record.Steps ?? []);
            pack.Unknown(file, record.With.Keys.Append(record.Until).Select(m => ($"{at}.with", m)), moves);
            foreach (var (move, fill) in record.With)
                Fill($"{at}.with.{move}", fill);
            for (var i = 0; i < record.Correct.Count; i++)
            {
                Span($"{at}.correct[{i}].after", record.Correct[i].After);
                Fill($"{at}.correct[{i}].fill", record.Correct[i].Fill);
            }
        }

        private void Steps(string at, List<ExampleStep> steps)
        {
            pack.Unknown(file, steps.Select((s, i) => ($"{at}[{i}].move", (string?)s.Move)), moves);
            for (var i = 0; i < steps.Count; i++)
            {
                Account($"{at}[{i}].by", steps[i].By);
                Span($"{at}[{i}].after", steps[i].After);
                Fill($"{at}[{i}].fill", steps[i].Fill);
            }
        }

        private void Fill(string at, Dictionary<string, object> fill)
        {
            pack.Unknown(file, fill.Keys.Select(k => ($"{at}.{k}", (string?)k)), fields.Keys.ToHashSet());
            foreach (var (name, value) in fill)
            {
                if (fields.GetValueOrDefault(name) is { Columns.Count: > 0 } table)
                    pack.Unknown(file, Rows(value).SelectMany(r => r.Keys).Select(c => ($"{at}.{name}", c as string)), table.Columns.Select(c => c.Key).ToHashSet());
                foreach (var word in Words(value))
                    Word($"{at}.{name}", word);
            }
        }

        private void Word(string at, string word)
        {
            if (!ExampleMoment.IsKnown(word))
                pack.Fault(file, at, Error.Invalid("examples.word-unknown", word));
            if (word.StartsWith('@') && !known.Contains(word[1..].Split(':')[0]))
                pack.Fault(file, at, Error.Invalid("seed.name-unknown", file, at, word));
        }

        private void Account(string at, string? account) => pack.Unknown(file, [(at, account)], accounts);

        private void Span(string at, string span)
        {
            if (!ExampleMoment.IsSpan(span))
                pack.Fault(file, at, Error.Invalid("examples.word-unknown", span));
        }

        private void Moment(string at, string time)
        {
            if (!TimeOnly.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out _))
                pack.Fault(file, at, Error.Invalid("examples.word-unknown", time));
        }

        private static IEnumerable<Dictionary<object, object>> Rows(object value) => value switch
        {
            List<object> list => list.SelectMany(Rows),
            Dictionary<object, object> map when map.TryGetValue("cycle", out var of) => Rows(of),
            Dictionary<object, object> row => [row],
            _ => [],
        };

        private static IEnumerable<string> Words(object value) => value switch
        {
            string word => [word],
            List<object> list => list.SelectMany(Words),
            Dictionary<object, object> map => map.Values.SelectMany(Words),
            _ => [],
        };
    }
}
