using ComplianceVault.App.Platform.Settings;

namespace ComplianceVault.App.Desk.Messages;

/// <summary>Which messages leave the house and when: each is off, sent at once, or gathered for the daily digest.</summary>
public static class MessageSettings
{
    public const string Off = "off";
    public const string Now = "now";
    public const string Digest = "digest";

    public static readonly SettingDefinition NewTask = new("messages.new-task", Now) { Choices = [Now, Digest, Off] };

    public static readonly SettingDefinition Overdue = new("messages.overdue", Now) { Choices = [Now, Digest, Off] };

    public static readonly SettingDefinition Escalation = new("messages.escalation", Now) { Choices = [Now, Digest, Off] };

    /// <summary>The hour of the digest, by the company's clock.</summary>
    public static readonly SettingDefinition DigestHour = new("messages.digest-hour", "8", 0, 23);

    public static IReadOnlyList<SettingDefinition> All { get; } = [NewTask, Overdue, Escalation, DigestHour];

    public static SettingDefinition Of(NoticeStage stage) => stage switch
    {
        NoticeStage.New => NewTask,
        NoticeStage.Overdue => Overdue,
        _ => Escalation,
    };
}
