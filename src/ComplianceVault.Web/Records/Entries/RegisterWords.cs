using System.Globalization;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Records.Register;
using ComplianceVault.Web.Components;
using ComplianceVault.Web.Documents;
using Microsoft.Extensions.Localization;

namespace ComplianceVault.Web.Records.Entries;

/// <summary>Fields, conditions and sums of a register in words.</summary>
internal static class RegisterWords
{
    /// <summary>A column of a table with the name of its table.</summary>
    public static string Label(RegisterField field) =>
        field.Table is { } table ? $"{Labels.Of(table.Label.Zh, table.Label.En)} · {Labels.Of(field.Field.Label.Zh, field.Field.Label.En)}" : Labels.Of(field.Field.Label.Zh, field.Field.Label.En);

    public static string Of(RegisterCondition condition, RegisterPage register, IStringLocalizer text)
    {
        var label = condition.Place == RegisterOrder.State ? text["State"].Value : register.Fields.FirstOrDefault(f => f.Place == condition.Place) is { } field ? Label(field) : condition.Place;
        return condition switch
        {
            { Words: { Count: > 0 } words } => text["Condition_Is", label, string.Join('、', words)],
            { Part: { } part } => text["Condition_Has", label, part],
            _ => text["Condition_Range", label, Bound(condition.FromDay, condition.From), Bound(condition.ToDay, condition.To)],
        };
    }

    /// <summary>All that a register is narrowed by; empty where it shows everything of its form.</summary>
    public static string Of(RecordListAddress address, RegisterPage register, Choices names, IStringLocalizer text)
    {
        var filter = address.Filter;
        string[] facts =
        [
            filter.Text is { } words ? text["Condition_Is", text["Filter_Words"].Value, words].Value : "",
            filter.Clause is { } clause ? text["Condition_Is", text["Clause"].Value, clause].Value : "",
            filter.Department is { } department ? text["Condition_Is", text["Keeper"].Value, names.Department(department) ?? department].Value : "",
            filter.State is { } state ? text["Condition_Is", text["State"].Value, VaultWords.Of(state)].Value : "",
            filter.From is not null || filter.To is not null ? text["Condition_Range", text["Happened"].Value, Bound(filter.From, null), Bound(filter.To, null)].Value : "",
            filter.Corrected ? text["Only_Corrected"].Value : "",
            filter.Late ? text["Only_Late"].Value : "",
            filter.InForce ? text["Only_InForce"].Value : "",
            filter.Mine ? text["Only_Mine"].Value : "",
            filter.Counted is { } counted ? text["Counted_By", Dates.Of(counted)!].Value : "",
        ];
        return string.Join('；', facts.Where(f => f.Length > 0).Concat(address.Conditions.Select(c => Of(c, register, text))));
    }

    public static string Sum(RegisterSum sum) => Amount(sum.Sum, sum.IsMoney);

    public static string Amount(decimal number, bool isMoney) => number.ToString(isMoney ? "#,##0.00" : "#,##0.######", CultureInfo.InvariantCulture);

    private static string Bound(DateOnly? day, decimal? number) => day is { } d ? Dates.Of(d)! : number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "…";
}
