namespace ComplianceVault.Web.Components;

/// <summary>What became of the drafts found for a page's fields: how many were put back, and which texts were not, since something else stands there by now.</summary>
public sealed record RestoredDrafts(int Restored, IReadOnlyList<string> Outdated);

/// <summary>
/// What a person types into a field with <c>data-draft</c> (the draft's key) and <c>data-saved</c> (what the server has) is kept in the browser
/// from the first letter, so that an expired sign-in, a lost connection or a closed tab loses nothing; <c>wwwroot/shell.js</c> does it. A page
/// puts drafts back when its fields are there, and forgets each when it was answered. They never leave the browser, and the key names the
/// person, so that nobody finds another's.
/// </summary>
public sealed class Drafts(Browser browser)
{
    public static string Key(Guid person, Guid about, string field) => $"{person:N}/{about:N}/{field}";

    /// <summary>Puts back as if it were typed now: each field then says that it has changed.</summary>
    public async ValueTask<RestoredDrafts> RestoreAsync() => await browser.ReadAsync<RestoredDrafts>("restoreDrafts") ?? new RestoredDrafts(0, []);

    public ValueTask ForgetAsync(string key) => browser.CallAsync("forgetDraft", key);
}
