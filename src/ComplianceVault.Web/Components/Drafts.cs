using System.Text.Json;

namespace ComplianceVault.Web.Components;

/// <summary>
/// Keeps what a person has typed but not saved in the browser, so that an expired sign-in, a lost connection or a closed tab loses nothing.
/// A page keeps under a key of its own (<c>form/{id}</c>), restores after its first render, and forgets after saving. It never leaves the browser.
/// </summary>
public sealed class Drafts(Browser browser)
{
    public ValueTask KeepAsync<T>(string key, T value) => browser.CallAsync("keepDraft", key, JsonSerializer.Serialize(value));

    /// <summary>What was kept, or default; something kept by an older shape of the page counts as nothing.</summary>
    public async ValueTask<T?> FindAsync<T>(string key)
    {
        if (await browser.ReadAsync("findDraft", key) is not { } json)
            return default;
        try
        {
            return JsonSerializer.Deserialize<T>(json);
        }
        catch (JsonException)
        {
            return default;
        }
    }

    public ValueTask ForgetAsync(string key) => browser.CallAsync("forgetDraft", key);
}
