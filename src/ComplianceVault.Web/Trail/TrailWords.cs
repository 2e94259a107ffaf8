using System.Globalization;
using System.Text.RegularExpressions;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Words;

namespace ComplianceVault.Web.Trail;

/// <summary>Acts, objects, fields, values and sources of the trail in words; what has none is shown as its code, never hidden.</summary>
internal static partial class TrailWords
{
    /// <summary>Fields that hold a choice by its code, with the choices it may be; what else a field says is said as it is.</summary>
    private static readonly Dictionary<string, string[]> Choices = new()
    {
        ["basis"] = ["CadenceBasis"],
        ["cadence"] = ["Cadence"],
        ["category"] = ["ExternalCategory"],
        ["class"] = ["ChangeClass"],
        ["classification"] = ["Classification"],
        ["condition"] = ["ReturnCondition"],
        ["ground"] = ["RetainGround"],
        ["family"] = ["rule"],
        ["kind"] = ["BackupKind", "CopyKind", "LendingKind"],
        ["match"] = ["ImportMatch"],
        ["method"] = ["DestructionMethod"],
        ["outcome"] = ["CurrencyOutcome", "ImpactOutcome"],
        ["permissions"] = ["Permission"],
        ["result"] = ["ReviewResult"],
        ["scheme"] = ["setting.documents.edition-scheme"],
        ["source"] = ["ChangeSource"],
        ["starts"] = ["RetentionStart"],
        ["unit"] = ["RetentionUnit"],
        ["value"] = ["ImpactOutcome", "Classification"],
        ["view"] = ["LibraryView", "FormListView", "ChangeRequestView"],
        ["way"] = ["FormWay"],
        ["what"] = ["LetterKind"],
    };

    /// <summary>States are of the object that the entry is about.</summary>
    private static readonly Dictionary<string, string> States = new()
    {
        ["change-request"] = "ChangeRequestState",
        ["destruction"] = "DestructionState",
        ["document"] = "CopyState",
        ["edition"] = "EditionState",
        ["import"] = "ImportItemState",
        ["lending"] = "LendingState",
        ["letter"] = "LetterState",
        ["rule-change"] = "RuleChangeState",
        ["withdrawal"] = "WithdrawalState",
    };

    public static string Act(string code) => VaultWords.Find(code) ?? code;

    public static string Kind(string kind) => VaultWords.Find($"kind.{kind}") ?? kind;

    public static string Field(string field) => VaultWords.Find($"field.{field}") ?? field;

    public static string Source(string source) => VaultWords.Find($"ActSource.{source}") ?? source;

    /// <summary>A value as an entry about an object of <paramref name="kind"/> says it under <paramref name="field"/>.</summary>
    public static string? Value(string kind, string field, string? value, CompanyTime time)
    {
        if (value is not null && Instant().IsMatch(value))
            return time.Local(DateTime.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AdjustToUniversal)).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
        if (field == "why")
            return value is null || VaultWords.Find(value) is not { } refusal ? value : Gap().Replace(refusal, "…"); // which numbers it named is not kept
        var choices = field == "state" && States.TryGetValue(kind, out var state) ? [state] : Choices.GetValueOrDefault(field);
        return value is null || choices is null ? value : string.Join('、', value.Split('、').Select(v => Word(choices, v)));
    }

    private static string Word(string[] choices, string value) => choices.Select(c => VaultWords.Find($"{c}.{value}")).FirstOrDefault(w => w is not null) ?? value;

    [GeneratedRegex(@"\{\d+[^}]*\}", RegexOptions.None, 1000)]
    private static partial Regex Gap();

    [GeneratedRegex(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Instant();
}
