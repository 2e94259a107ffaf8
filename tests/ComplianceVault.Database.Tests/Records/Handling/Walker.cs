using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using ComplianceVault.App.Records.Workflows;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;
using Record = ComplianceVault.App.Records.Entries.Record;

namespace ComplianceVault.Database.Tests.Records.Handling;

/// <summary>
/// Walks a workflow: fills what is open, sets what the conditions of a step ask for as far as they can be read off its expressions, and makes every step that can be
/// reached so. What a rule of the program guards is expected to be refused.
/// </summary>
internal sealed partial class Walker(ProcessDesk desk, DefinedWorkflow workflow)
{
    /// <summary>A step that none of the sample's people may begin, and nobody can be named for.</summary>
    public const string Nobody = "nobody may";

    private const int MostRecords = 5;
    private const int MostSteps = 25;
    private static readonly string[] People = ["技术部工程师", "项目经理", "技术部负责人", "管理者代表", "总经理", "行政部文控", "行政部负责人", "财务经理", "市场部负责人", "市场部职员", "内审员", "系统管理员"];

    private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Known = new(StringComparer.Ordinal);

    private readonly HashSet<string> made = [];
    private readonly Dictionary<string, string> refused = [];
    private readonly HashSet<string> wished = [];
    private readonly Dictionary<string, string?> wishes = [];
    private int stubs;

    /// <summary>Words that no condition gives away: what rules and sums ask for.</summary>
    private static Dictionary<string, string?> Hints { get; } = new(StringComparer.Ordinal)
    {
        ["exception"] = "独家供应",
    };

    public IReadOnlySet<string> Made => made;

    /// <summary>Steps that could not be made, with the code and the condition.</summary>
    public IReadOnlyDictionary<string, string> Refused => refused;

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    private WorkflowFile File => workflow.File;

    public static async Task<IReadOnlyList<DefinedWorkflow>> AllAsync(TestVault vault)
    {
        await using var db = await vault.DatabaseAsync();
        var found = await db.Set<WorkflowDefinition>().AsNoTracking().Where(w => w.To == null && db.Set<Form>().Any(f => f.Number == w.Form && f.IsActive && f.Way != FormWay.Computed && f.DocumentId != null)).OrderBy(w => w.Code).ToListAsync(Ct);
        return [.. found.Select(w => new DefinedWorkflow(w.Id, JsonSerializer.Deserialize<WorkflowFile>(w.Definition, JsonSerializerOptions.Web)!)).Where(w => w.File.KeptBy is null)];
    }

    public async Task WalkAsync()
    {
        for (var i = 0; i < MostRecords && await OneAsync(); i++)
        {
        }
    }

    /// <summary>One record as far as it goes; false: nothing new was found.</summary>
    private async Task<bool> OneAsync()
    {
        var (before, id, state) = (made.Count + refused.Count, (Guid?)null, WorkflowFile.New);
        before -= Wish() ? 1 : 0;
        for (var step = 0; step < MostSteps; step++)
        {
            if (Next(state) is not { } move)
                break;
            id ??= await BeginAsync(move);
            if (id is not { } record || !await MakeAsync(record, move))
                continue;
            state = move.To;
        }

        return made.Count + refused.Count > before;
    }

    /// <summary>A step that was refused for words of an earlier stage is tried once more, with a record that says them from the start.</summary>
    private bool Wish()
    {
        wishes.Clear();
        if (File.Moves.Find(m => refused.GetValueOrDefault(m.Id)?.StartsWith("records.guard", StringComparison.Ordinal) == true && m.Guards.Exists(g => g.If is not null) && !wished.Contains(m.Id)) is not { } move)
            return false;
        wished.Add(move.Id);
        refused.Remove(move.Id);
        foreach (Match match in move.Guards.Select(g => g.If).OfType<string>().SelectMany(c => Equal().Matches(Row().Replace(c, ""))))
            wishes.TryAdd(match.Groups[1].Value, match.Groups[2].Value);
        foreach (Match match in move.Guards.Select(g => g.If).OfType<string>().SelectMany(c => Actor().Matches(c)))
            wishes[match.Groups[1].Value] = new Pointer("person", null, Known.GetValueOrDefault(move.Actor ?? "", People[0])).Write().ToJsonString();
        return true;
    }

    /// <summary>An untried step from here, or a known one that leads towards an untried one.</summary>
    private WorkflowMove? Next(string state)
    {
        var untried = Possible(state).FirstOrDefault(m => !made.Contains(m.Id) && !refused.ContainsKey(m.Id));
        return untried ?? Possible(state).Where(m => made.Contains(m.Id)).FirstOrDefault(m => LeadsOn(m.To, [state]));
    }

    private bool LeadsOn(string state, HashSet<string> seen) =>
        seen.Add(state) && (Possible(state).Any(m => !made.Contains(m.Id) && !refused.ContainsKey(m.Id)) || Possible(state).Any(m => made.Contains(m.Id) && LeadsOn(m.To, seen)));

    private IEnumerable<WorkflowMove> Possible(string state) => File.Moves.Where(m => !m.Automatic && m.From.Contains(state));

    private async Task<Guid?> BeginAsync(WorkflowMove move)
    {
        foreach (var person in Likely(move))
        {
            var begun = await desk.Vault.Get<BeginRecord>().ExecuteAsync(await desk.ActorAsync(person), new(File.Form), Ct);
            if (!begun.Succeeded)
                continue;
            if ((await desk.StandsAsync(begun.Value, person)).Moves.Any(m => m.Code == move.Id && m.Workflow == workflow.Id && m.Why is null))
                return begun.Value;
            await desk.Vault.Get<DiscardRecord>().ExecuteAsync(await desk.ActorAsync(person), begun.Value, Ct);
        }

        refused[move.Id] = Nobody;
        return null;
    }

    private async Task<bool> MakeAsync(Guid id, WorkflowMove move)
    {
        if (await WhoAsync(id, move) is not { } by)
        {
            refused[move.Id] = Nobody;
            return false;
        }

        var error = await TryAsync(id, move, by);
        if (error?.Code == "records.guard")
        {
            desk.Vault.Clock.Advance(TimeSpan.FromDays(45));
            error = await TryAsync(id, move, by);
        }

        if (error is null)
        {
            refused.Remove(move.Id);
            return made.Add(move.Id) || true;
        }

        refused[move.Id] = $"{error.Code} {string.Join(' ', error.Arguments)}";
        return false;
    }

    private async Task<Kernel.Error?> TryAsync(Guid id, WorkflowMove move, string by)
    {
        foreach (var form in move.Guards.Where(g => g.If is not null).SelectMany(g => Linked().Matches(g.If!)))
            await StubAsync(id, form.Groups[1].Value, form.Groups[2].Success ? form.Groups[2].Value : null);
        await desk.WriteAsync(id, by, values => Satisfy(values, move), fill: true);
        if ((await desk.OfferedAsync(id, by, move.Id, workflow.Id)).CosignMissing.Count > 0)
            await CosignAsync(id, by);
        return (await desk.TryMoveAsync(id, by, move.Id, workflow: workflow.Id)).Error;
    }

    /// <summary>Whoever of the sample's people may; else whom the management representative names.</summary>
    private async Task<string?> WhoAsync(Guid id, WorkflowMove move)
    {
        foreach (var person in Likely(move))
        {
            var stands = await desk.Vault.Get<HandlingQueries>().GetAsync(await desk.ActorAsync(person), id, Ct);
            if (stands.Succeeded && stands.Value!.MayWrite && stands.Value.Moves.Any(m => m.Code == move.Id && m.Workflow == workflow.Id && m.Why is null))
                return Known[move.Actor ?? ""] = person;
        }

        var named = await desk.Vault.Get<NameHandler>().ExecuteAsync(await desk.ActorAsync("管理者代表"), id, (await desk.ActorAsync("内审员")).PersonId, "岗位暂缺", Ct);
        return named.Succeeded ? "内审员" : null;
    }

    /// <summary>Who made steps of this role before comes first.</summary>
    private static IEnumerable<string> Likely(WorkflowMove move) => Known.TryGetValue(move.Actor ?? "", out var known) ? People.Prepend(known).Distinct() : People;

    private async Task CosignAsync(Guid id, string by)
    {
        var revision = (await desk.StandsAsync(id, by)).Revision;
        var asked = await desk.Vault.Get<AskCosignatures>().ExecuteAsync(await desk.ActorAsync(by), id, revision, Ct);
        if (!asked.Succeeded)
            return;
        foreach (var open in (await desk.ViewAsync(id, by)).Signatures.Where(s => s.Step.DoneAt is null))
        {
            var signer = open.Step.Holders is [var holder, ..] ? holder : await NamedAsync(open.Step.Id);
            LifeDesk.Must(await desk.Vault.Get<SignRecord>().ExecuteAsync(await desk.ActorAsync(signer), id, open.Step.Meaning, (await desk.ViewAsync(id, by)).ContentHash, new(App.Platform.Access.SampleAccounts.Password), Ct));
        }
    }

    private async Task<string> NamedAsync(Guid step)
    {
        const string Stand = "系统管理员";
        LifeDesk.Must(await desk.Vault.Get<App.Documents.Deciding.NameDecider>().ExecuteAsync(await desk.ActorAsync("管理者代表"), step, (await desk.ActorAsync(Stand)).PersonId, "岗位暂缺", Ct));
        return Stand;
    }

    /// <summary>Another record that names this one: what <c>linked</c> counts.</summary>
    private async Task StubAsync(Guid id, string form, string? state)
    {
        await using var db = await desk.Vault.DatabaseAsync();
        var of = await db.Set<Form>().AsNoTracking().FirstAsync(f => f.Number == form, Ct);
        var edition = await db.Set<FormEdition>().AsNoTracking().Where(e => e.FormId == of.Id).OrderBy(e => e.Ordinal).FirstAsync(Ct);
        var today = DateOnly.FromDateTime(desk.Vault.Clock.GetUtcNow().UtcDateTime);
        var stub = new Record
        {
            Id = Guid.CreateVersion7(desk.Vault.Clock.GetUtcNow()),
            FormId = of.Id,
            FormEditionId = edition.Id,
            Number = string.Create(CultureInfo.InvariantCulture, $"{form}-2026-9{workflow.Id:N}{stubs++:D3}"),
            Department = of.Department ?? "admin",
            Classification = of.Classification,
            State = RecordState.Locked,
            StateCode = state,
            BegunAt = desk.Vault.Clock.GetUtcNow().UtcDateTime,
            BegunById = (await desk.ActorAsync("系统管理员")).PersonId,
            BegunByName = "系统管理员",
            FinishBy = today,
            HappenedOn = today,
            EnteredOn = today,
            ContentOrdinal = 1,
        };
        db.Add(stub);
        db.Add(new RecordContent { RecordId = stub.Id, Ordinal = 1, Values = "{}", Hash = RecordValues.Hash("{}"), At = stub.BegunAt, ById = stub.BegunById, ByName = stub.BegunByName });
        db.Add(new RecordLink { Id = Guid.CreateVersion7(desk.Vault.Clock.GetUtcNow()), RecordId = stub.Id, Field = "about", TargetKind = Record.Kind, TargetId = id.ToString("D"), FromOrdinal = 1 });
        await db.SaveChangesAsync(Ct);
    }

    /// <summary>Reads words, options and orders of days off the conditions and writes them down.</summary>
    private void Satisfy(RecordValues values, WorkflowMove move)
    {
        foreach (var (field, word) in Hints.Concat(wishes))
            values[field] = word is null ? null : JsonNode.Parse(word.StartsWith('{') ? word : JsonSerializer.Serialize(word));
        var set = new HashSet<string>(StringComparer.Ordinal);
        foreach (var condition in move.Guards.Select(g => g.If).OfType<string>())
        {
            foreach (Match match in Row().Matches(condition))
            {
                foreach (var row in values.Rows(match.Groups[1].Value))
                    row[match.Groups[2].Value] = match.Groups[3].Value;
            }

            foreach (Match match in Among().Matches(condition))
                values[match.Groups[2].Value] = new JsonArray([.. FieldText.Words(values[match.Groups[2].Value]).Append(match.Groups[1].Value).Distinct().Select(w => JsonValue.Create(w))]);
            foreach (Match match in Row().Replace(condition, "") is var rest ? Equal().Matches(rest) : Equal().Matches(""))
            {
                if (set.Add(match.Groups[1].Value) && match.Groups[1].Value != "state")
                    values[match.Groups[1].Value] = match.Groups[2].Value;
            }

            foreach (Match match in Empty().Matches(condition))
                values[match.Groups[1].Value] = null;
            foreach (Match match in Before().Matches(condition))
                values[match.Groups[2].Value] = FieldText.Of(DateOnly.FromDateTime(desk.Vault.Clock.GetUtcNow().UtcDateTime).AddDays(200));
        }
    }

    [GeneratedRegex(@"linked\('(?<a>[^']+)'(?:, '(?<b>[^']+)')?\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Linked();

    [GeneratedRegex(@"(?:any|all)\((?<a>\w+), (?<b>\w+) = '(?<c>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Row();

    [GeneratedRegex(@"'(?<a>[^']*)' in (?<b>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Among();

    [GeneratedRegex(@"(?<a>\w+) = '(?<b>[^']*)'", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Equal();

    [GeneratedRegex(@"empty\((?<a>\w+)\)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Empty();

    [GeneratedRegex(@"(?<a>\w+) <=? (?<b>\w+)(?! *\()", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Before();

    [GeneratedRegex(@"actor (?:=|in) (?<a>\w+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Actor();
}
