using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling.Rules;

/// <summary>Each of the inputs that the form offers has material, or is named with the reason why there is nothing.</summary>
internal sealed class ReviewInputsComplete : IGuardRule
{
    public string Name => "review.inputs-complete";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var given = await what.LinkedAsync(FormCodes.ReviewInput);
        var wanted = (await what.Db.Set<FormEdition>().AsNoTracking().Where(e => FormCodes.Form(what.Db, FormCodes.ReviewInput).Any(f => f.Id == e.FormId)).OrderByDescending(e => e.Ordinal).FirstOrDefaultAsync(what.Token)) is { } edition
            ? FormModel.Of(edition.SchemaHash, edition.Schema).Field("topics")?.Options.Select(o => o.Zh).ToList() ?? [] : [];
        var topics = given.SelectMany(g => FieldText.Words(g.Values["topics"])).ToHashSet(StringComparer.Ordinal);
        var without = string.Join('\n', given.Select(g => g.Values.Word("nothing_because")));
        return given.Count > 0 && wanted.TrueForAll(w => topics.Contains(w) || without.Contains(w, StringComparison.Ordinal));
    }
}

/// <summary>Every decision was found effective, by somebody else than who carried it out.</summary>
internal sealed class ReviewDecisionsVerified : IGuardRule
{
    public string Name => "review.decisions-verified";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var rows = (await what.LinkedAsync(FormCodes.ReviewPlan)).SelectMany(p => p.Values.Rows("items")).ToList();
        return rows.Count > 0 && rows.TrueForAll(r => FieldText.Text(r["verified"]) == "有效" && r["verifier"].People() is { Count: > 0 } verifiers && !verifiers.Intersect(r["owner"].People()).Any());
    }
}
