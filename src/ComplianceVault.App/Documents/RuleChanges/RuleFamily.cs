using System.Text.Json;
using System.Text.Json.Serialization;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.RuleChanges;

/// <summary>A kind of rules that change only with an approval: what holds, what cannot, and how a change becomes the rule. Values are <see cref="RuleText"/>.</summary>
public interface IRuleFamily
{
    /// <summary>A fixed word such as <c>approval</c>; <c>rule.{name}</c> says it to people.</summary>
    string Name { get; }

    /// <summary>What holds now; null: nothing does.</summary>
    Task<string?> CurrentAsync(VaultDbContext db, string code, CancellationToken ct);

    /// <summary>Why it cannot be the rule; asked when it is proposed and again when it is approved.</summary>
    Task<Error?> RefusalAsync(VaultDbContext db, string code, string wanted, CancellationToken ct);

    /// <summary>Makes it the rule, inside the act of its approval or, on its day, of the program.</summary>
    Task PutInForceAsync(Act act, RuleChange change);
}

/// <summary>A rule as it is stored and signed: the fields of a record in their order, with words for choices.</summary>
public static class RuleText
{
    private static readonly JsonSerializerOptions Options = new() { PropertyNamingPolicy = JsonNamingPolicy.CamelCase, Converters = { new JsonStringEnumConverter() }, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of<T>(T value)
        where T : class => JsonSerializer.Serialize(value, Options);

    public static T Read<T>(string text)
        where T : class => JsonSerializer.Deserialize<T>(text, Options)!;

    /// <summary>For the trail, which shows old and new field by field.</summary>
    internal static JsonElement? Noted(string? text) => text is null ? null : JsonSerializer.Deserialize<JsonElement>(text);
}
