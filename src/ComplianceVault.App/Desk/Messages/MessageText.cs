using System.Globalization;
using System.Text;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel.WorkingTime;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>A notice with the task it is about, as it stands when the message is written.</summary>
internal sealed record Told(Delivery Delivery, Notice Notice, DeskTask Task, string Person, Deadline? Due);

/// <summary>
/// The words of a message, in Chinese, the company's language. An e-mail goes to the person and names the tasks; a robot tells a whole group, so it says whose and
/// how many and no number or title (decision 11).
/// </summary>
internal static class MessageText
{
    private static readonly CultureInfo Chinese = new("zh-CN");

    public static Letter Mail(Guid id, string company, IReadOnlyList<Told> told, bool again, string link)
    {
        var text = Begin(again);
        foreach (var group in told.GroupBy(t => t.Notice.Stage).OrderByDescending(g => g.Key))
        {
            text.AppendLine(Say($"message.part.{Part(group.Key)}", group.Count()));
            foreach (var one in group.OrderBy(t => t.Task.Due is null).ThenBy(t => t.Task.Due))
                text.AppendLine(Line(one));
            text.AppendLine();
        }

        return new(id, Say("message.subject", company, told.Count), End(text, link));
    }

    public static Letter Robot(Guid id, string company, IReadOnlyList<Told> told, bool again, string link)
    {
        var text = Begin(again);
        text.AppendLine(Say("message.subject", company, told.Count));
        foreach (var person in told.GroupBy(t => t.Person).OrderBy(g => g.Key, StringComparer.Ordinal))
        {
            var kinds = person.GroupBy(t => (Part(t.Notice.Stage), t.Task.Kind)).Select(g => Say("message.count", Say($"message.part-short.{g.Key.Item1}"), DeskWords.Of(g.Key.Kind, Chinese), g.Count()));
            text.AppendLine(Say("message.person", person.Key, string.Join('、', kinds)));
        }

        return new(id, "", End(text, link));
    }

    public static Letter Test(Guid id, string company, string by) => new(id, Say("message.test-subject", company), Say("message.test", company, by));

    private static StringBuilder Begin(bool again) => again ? new StringBuilder().AppendLine(Say("message.again")).AppendLine() : new StringBuilder();

    private static string End(StringBuilder text, string link) => (link.Length > 0 ? text.Append(Say("message.link", link)) : text.Append(Say("message.no-link"))).ToString();

    /// <summary>The title of a 受限 or 保密 document goes only to those whose task it is.</summary>
    private static string Line(Told one)
    {
        var isTitled = !one.Task.Restricted || one.Notice.Stage is NoticeStage.New or NoticeStage.Overdue;
        var title = isTitled ? one.Task.TitleIn(Chinese) : Say("message.restricted");
        var what = one.Task.Label.Length > 0 ? Say("message.edition", one.Task.Number, title, one.Task.Label) : $"{one.Task.Number} {title}".TrimStart();
        return one.Due is { } due ? Say("message.line-due", DeskWords.Of(one.Task.Kind, Chinese), what, due.Due.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), DeskWords.Of(due, Chinese))
            : Say("message.line", DeskWords.Of(one.Task.Kind, Chinese), what);
    }

    private static string Part(NoticeStage stage) => stage switch
    {
        NoticeStage.New => "new",
        NoticeStage.Overdue => "overdue",
        _ => "escalation",
    };

    private static string Say(string code, params object[] arguments) => VaultWords.Of(code, arguments, Chinese);
}
