using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Workflows;

/// <summary>The workflows of the pack.</summary>
internal sealed class WorkflowsPart(CompanyTime time) : IPackPart
{
    private static readonly JsonSerializerOptions Canonical = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public string Name => "workflows";

    public bool HangsOnForms => true;

    public static WorkflowFile Parse(string definition) => JsonSerializer.Deserialize<WorkflowFile>(definition, Canonical)!;

    public Task ReadAsync(Pack pack, CancellationToken ct) => pack.ReadAllAsync<WorkflowFile>(WorkflowFile.Directory, ct);

    public void Check(Pack pack)
    {
        var forms = pack.All<FormFile>().GroupBy(f => f.Number).ToDictionary(f => f.Key, f => f.First());
        var actors = pack.All<OrganisationFile>().SelectMany(o => o.Roles.Select(r => r.Id).Concat(o.Departments.Select(d => d.Id))).ToHashSet();
        var ids = pack.All<WorkflowFile>().Select(w => w.Id).ToHashSet();
        foreach (var (file, form) in pack.Files<FormFile>())
            pack.Unknown(file, [("workflow", form.Workflow)], ids);
        foreach (var (file, workflow) in pack.Files<WorkflowFile>())
        {
            pack.Unknown(file, [("form", workflow.Form)], forms.Keys.ToHashSet());
            pack.Unknown(file, workflow.Moves.Select((m, i) => ($"moves[{i}].actor", m.Actor)), actors);
            pack.Unknown(file, workflow.Moves.SelectMany((m, i) => m.Records.Select((r, j) => ($"moves[{i}].records[{j}]", (string?)r))), forms.Keys.ToHashSet());
            var check = new WorkflowCheck(pack, file, workflow, forms.GetValueOrDefault(workflow.Form));
            check.Run(workflow.KeptBy is not null || forms.GetValueOrDefault(workflow.Form)?.Way == FormWay.Computed ? NamedRules.All : NamedRules.OfRecords);
            pack.Decided(check.Decided, check.Attested);
            pack.SaidOnly(check.InWords);
        }

        pack.Counts["workflows"] = pack.All<WorkflowFile>().Count();
        pack.Counts["states"] = pack.All<WorkflowFile>().Sum(w => w.States.Count);
        pack.Counts["moves"] = pack.All<WorkflowFile>().Sum(w => w.Moves.Count);
    }

    public void Adapt(Pack pack, PackAdaptation adaptation) => pack.Replace<WorkflowFile>(workflow => workflow with
    {
        Moves = [.. workflow.Moves.Select(m => m with { Actor = m.Actor is null ? null : adaptation.Department(adaptation.Role(m.Actor)) })],
    });

    public async Task<Result> LoadAsync(PackLoad load)
    {
        if (!load.Choice.WithForms)
            return Result.Success;
        var act = load.Act;
        foreach (var (part, isNew) in await load.ChangesAsync(Name, load.Pack.All<WorkflowFile>(), w => w.Id))
        {
            if (!isNew)
                await EndAsync(act, part.Id);
            var id = act.NewId();
            act.Db.Add(new WorkflowDefinition
            {
                Id = id,
                Code = part.Id,
                TitleZh = part.Title.Zh,
                TitleEn = part.Title.En,
                Form = part.Form,
                Document = part.Document,
                Definition = JsonSerializer.Serialize(part, Canonical),
                From = time.Today,
            });
            act.Db.AddRange(Starters(part).Select(role => new WorkflowStarter { WorkflowId = id, Form = part.Form, Role = role }));
            act.Note("workflow.defined", TrailWriter.VaultRef, new { part.Id, part.Title.Zh, States = part.States.Count, Moves = part.Moves.Count });
        }

        return Result.Success;
    }

    /// <summary>The roles whose holders can make a first step; what the program keeps itself begins elsewhere.</summary>
    private static IEnumerable<string> Starters(WorkflowFile part) =>
        part.KeptBy is not null ? [] : part.Moves.Where(m => m.From.Contains(WorkflowFile.New)).Select(m => m.Actor is null ? Role.AllStaff : RecordRoles.Starting(m.Actor)).Distinct(StringComparer.Ordinal);

    /// <summary>Records that began under it stay with it; no new one begins.</summary>
    private async Task EndAsync(Act act, string code)
    {
        await act.Db.Set<WorkflowStarter>().Where(s => act.Db.Set<WorkflowDefinition>().Any(w => w.Id == s.WorkflowId && w.Code == code)).ExecuteDeleteAsync(act.Token);
        await act.Db.Set<WorkflowDefinition>().Where(w => w.Code == code && w.To == null).ExecuteUpdateAsync(s => s.SetProperty(w => w.To, time.Today), act.Token);
    }
}
