using System.Globalization;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Seeding;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Obligations;

/// <summary>The deadline of a duty upon an event in both languages.</summary>
public sealed record Deadline(string Zh, string En);

/// <summary>Says deadlines with the labels of the form whose record sets the duty off, or with the program's words for its own events.</summary>
internal sealed class EventDeadlines
{
    private static readonly CultureInfo Chinese = CultureInfo.GetCultureInfo("zh-CN");
    private static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private readonly Dictionary<string, DutyEvent> events;
    private readonly Dictionary<string, List<FormField>> fields;

    private EventDeadlines(Dictionary<string, DutyEvent> events, Dictionary<string, List<FormField>> fields) => (this.events, this.fields) = (events, fields);

    public static async Task<EventDeadlines> LoadAsync(VaultDbContext db, IReadOnlyCollection<EventDuty> duties, CancellationToken ct)
    {
        var codes = duties.Select(d => d.Event).ToHashSet();
        var known = await db.Set<DutyEvent>().AsNoTracking().Where(e => codes.Contains(e.Code)).ToDictionaryAsync(e => e.Code, ct);
        var forms = known.Values.Select(e => e.Form).OfType<string>().ToHashSet();
        var schemas = await db.Set<Form>().Where(f => forms.Contains(f.Number))
            .Join(db.Set<FormEdition>(), f => f.Id, e => e.FormId, (f, e) => new { f.Number, e.Ordinal, e.Schema }).ToListAsync(ct);
        return new(known, schemas.GroupBy(s => s.Number).ToDictionary(s => s.Key, s => FormScope.Fields(FormsPart.Parse(s.MaxBy(e => e.Ordinal)!.Schema)).ToList()));
    }

    public (string Zh, string? En) Title(EventDuty duty) => events.GetValueOrDefault(duty.Event) is { } known ? (known.TitleZh, known.TitleEn) : (duty.Event, null);

    public Deadline? Of(EventDuty duty) => duty.Due is null ? null : new(Say(duty, duty.Due, Chinese), Say(duty, duty.Due, English));

    private string Say(EventDuty duty, string due, CultureInfo culture)
    {
        var (zh, en) = Title(duty);
        var form = events.GetValueOrDefault(duty.Event)?.Form is { } number ? fields.GetValueOrDefault(number) : null;
        return new DeadlineWords(culture, In(zh, en), NameOf, OptionOf).Say(due);

        string? NameOf(string name) => form is null ? VaultWords.Find($"event-value.{name}", culture) : form.Find(f => f.Key == name) is { } field ? Label(field.Label) : null;

        string OptionOf(string name, string option) => form?.Find(f => f.Key == name)?.Options.Find(o => o.Zh == option) is { } found ? Label(found) : option;

        string Label(SeedLabel label) => In(label.Zh, label.En);

        string In(string chinese, string? english) => culture == English ? english ?? chinese : chinese;
    }
}
