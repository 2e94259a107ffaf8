using ComplianceVault.App.Platform.Signatures;
using ComplianceVault.Kernel;
using MudBlazor;

namespace ComplianceVault.Web.Components;

/// <summary>The dialogs of the program, asked in one line each.</summary>
public static class Dialogs
{
    private static readonly DialogOptions Options = new() { MaxWidth = MaxWidth.Small, FullWidth = true, CloseOnEscapeKey = true };

    public static async Task<bool> ConfirmAsync(this IDialogService dialogs, string title, string text, string action)
    {
        var parameters = new DialogParameters<ConfirmDialog> { { d => d.Title, title }, { d => d.Text, text }, { d => d.Action, action } };
        var asked = await dialogs.ShowAsync<ConfirmDialog>(title, parameters, Options);
        return await asked.Result is { Canceled: false };
    }

    /// <summary>The reason given, or null when the person thought better of it.</summary>
    public static async Task<string?> AskReasonAsync(this IDialogService dialogs, string title, string text, string action)
    {
        var parameters = new DialogParameters<ReasonDialog> { { d => d.Title, title }, { d => d.Text, text }, { d => d.Action, action } };
        var asked = await dialogs.ShowAsync<ReasonDialog>(title, parameters, Options);
        return await asked.Result is { Canceled: false, Data: string reason } ? reason : null;
    }

    /// <summary>True when <paramref name="sign"/> succeeded; its refusals are shown in the dialog, which stays open.</summary>
    public static async Task<bool> SignAsync(this IDialogService dialogs, string meaning, string what, string by, Func<SigningProof, Task<Error?>> sign)
    {
        var parameters = new DialogParameters<SigningDialog>
        {
            { d => d.Meaning, meaning }, { d => d.What, what }, { d => d.By, by }, { d => d.Signing, sign },
        };
        var asked = await dialogs.ShowAsync<SigningDialog>(meaning, parameters, Options);
        return await asked.Result is { Canceled: false };
    }
}
