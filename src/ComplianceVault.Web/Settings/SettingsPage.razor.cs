using System.Globalization;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Settings;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.Kernel;
using ComplianceVault.Web.Shell.Session;
using Microsoft.AspNetCore.Components;

namespace ComplianceVault.Web.Settings;

public sealed partial class SettingsPage
{
    private IReadOnlyList<SettingRow> rows = [];
    private Error? error;
    private Error? formError;
    private bool loaded;
    private bool mayChange;
    private bool open;
    private SettingRow? editing;
    private string value = "";
    private string reason = "";

    [Inject]
    private CurrentActor Current { get; set; } = null!;

    [Inject]
    private SettingQueries Queries { get; set; } = null!;

    [Inject]
    private ChangeSetting Changing { get; set; } = null!;

    [Inject]
    private CompanyTime Time { get; set; } = null!;

    protected override Task OnInitializedAsync() => LoadAsync();

    private async Task LoadAsync()
    {
        if (await Current.GetAsync() is not { } actor)
            return;
        mayChange = actor.Can(Permission.ManageSettings);
        var list = await Queries.ListAsync(actor, default);
        (error, rows, loaded) = (list.Error, list.Succeeded ? list.Value : [], true);
    }

    /// <summary>The setting's words stand under its key in the program's words; a key without words is shown as it is.</summary>
    private static string Name(SettingRow row) => VaultWords.Find($"setting.{row.Definition.Key}") ?? row.Definition.Key;

    /// <summary>Settings of one part of the program stand together: the first word of their key.</summary>
    private string Group(SettingRow row) => T[$"Group_{row.Definition.Key.Split('.')[0]}"] is { ResourceNotFound: false } words ? words : T["Group_Other"];

    private static string? Help(SettingRow row) => VaultWords.Find($"setting.{row.Definition.Key}.help");

    /// <summary>A chosen word in the reader's language; a number as it is; nothing as a dash.</summary>
    private static string Said(SettingRow row, string value) => value.Length == 0 ? "—" : VaultWords.Find($"setting.{row.Definition.Key}.{value}") ?? (row.Definition.Least is not null && long.TryParse(value, CultureInfo.InvariantCulture, out var number) ? Plain(number) : value);

    private static string Plain(long? number) => number?.ToString("N0", CultureInfo.InvariantCulture) ?? "";

    private string Moment(DateTime utc) => Time.Local(utc).ToString("yyyy-MM-dd HH:mm", null);

    private void Open(SettingRow row) => (editing, value, reason, formError, open) = (row, row.Value, "", null, true);

    private async Task SaveAsync()
    {
        if (editing is null || await Current.GetAsync() is not { } actor)
            return;
        formError = (await Changing.ExecuteAsync(actor, editing.Definition.Key, value.Trim(), reason, default)).Error;
        open = formError is not null;
        await LoadAsync();
    }
}
