using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Disposal;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.App.Records.Handling;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Registers.Incidents;

/// <summary>Keeps <see cref="Incident"/> in step with 《事件管理记录单》.</summary>
internal sealed class KeepIncidents : IFactHandler<RecordMoved>, IFactHandler<RecordCorrected>, IFactHandler<RecordEnded>, IFactHandler<ObjectDisposed>
{
    private const string Reopen = "reopen";
    private const int LongestText = 200;

    private static readonly string[] Over = ["closed", "followed_up", "rejected"];
    private static readonly string[] Satisfactions = ["很不满意", "不满意", "基本满意", "满意", "很满意"];

    public Task HandleAsync(RecordMoved fact, Act act) => FollowAsync(act, fact.RecordId, fact.FormId);

    public Task HandleAsync(RecordCorrected fact, Act act) => FollowAsync(act, fact.RecordId, fact.FormId);

    /// <summary>Taken back or voided: it is none.</summary>
    public Task HandleAsync(RecordEnded fact, Act act) => act.Db.Set<Incident>().Where(i => i.RecordId == fact.RecordId).ExecuteDeleteAsync(act.Token);

    /// <summary>What the row says stood on the record; the reports of its months are records themselves.</summary>
    public Task HandleAsync(ObjectDisposed fact, Act act) =>
        fact.Object.Kind == Record.Kind ? act.Db.Set<Incident>().Where(i => i.RecordId == fact.Object.Id).ExecuteDeleteAsync(act.Token) : Task.CompletedTask;

    private static async Task FollowAsync(Act act, Guid recordId, Guid formId)
    {
        if (!await FormCodes.Form(act.Db, FormCodes.Incident).AnyAsync(f => f.Id == formId, act.Token) || await act.Db.Set<Record>().FirstOrDefaultAsync(r => r.Id == recordId, act.Token) is not { Number: { } number } record)
            return;
        var values = RecordValues.Parse(await act.Db.Set<RecordContent>().Where(c => c.RecordId == recordId).OrderByDescending(c => c.Ordinal).Select(c => c.Values).FirstAsync(act.Token));
        if (await act.Db.Set<Incident>().FirstOrDefaultAsync(i => i.RecordId == recordId, act.Token) is not { } incident)
        {
            incident = new() { RecordId = recordId, Number = number, Department = record.Department, Category = "", Priority = IncidentPriority.Low, ReportedAt = record.SubmittedAt ?? act.Now };
            act.Db.Add(incident);
        }

        Read(incident, values);
        incident.Reopened = await act.Db.Set<RecordMove>().CountAsync(m => m.RecordId == recordId && m.Code.StartsWith(Reopen), act.Token);
        (incident.IsOpen, incident.IsRefused) = (!Over.Contains(record.StateCode), record.StateCode == "rejected");
        if (record.StateCode is "open" or "in_progress" or "suspended" or "escalated")
            incident.ResolvedAt = null;
    }

    private static void Read(Incident incident, RecordValues values)
    {
        (incident.Category, incident.Subcategory) = (Cut(FieldText.Text(values["category"])) ?? "", Cut(FieldText.Text(values["subcategory"])));
        incident.Service = Cut(Pointer.Read(values["service"])?.Text);
        incident.Priority = FieldText.Text(values["priority"]) switch { "高" => IncidentPriority.High, "中" => IncidentPriority.Medium, "一般" => IncidentPriority.Normal, _ => IncidentPriority.Low };
        (incident.IsMajor, incident.IsWorkaround, incident.HasProblem) = (IsYes(values, "major_incident"), IsYes(values, "workaround"), values["problem"] is not null);
        incident.ReportedAt = At(values, "reported_at") ?? incident.ReportedAt;
        (incident.ResponseDue, incident.RespondedAt) = (At(values, "response_due"), At(values, "responded_at"));
        (incident.ResolutionDue, incident.ResolvedAt) = (At(values, "resolution_due"), At(values, "resolved_at"));
        incident.Satisfaction = Array.IndexOf(Satisfactions, FieldText.Text(values["satisfaction"])) is >= 0 and var grade ? grade + 1 : null;
    }

    private static bool IsYes(RecordValues values, string field) => FieldText.Text(values[field]) == "是";

    private static DateTime? At(RecordValues values, string field) => FieldText.Moment(values[field])?.UtcDateTime;

    private static string? Cut(string? text) => text is null || text.Length <= LongestText ? text : text[..LongestText];
}
