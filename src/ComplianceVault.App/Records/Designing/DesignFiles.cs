using System.Text;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Designing;

/// <summary>A form as the file of a pack: its design where one is open and the person takes part, otherwise the schema that stands there (R27).</summary>
[Needs(Permission.Read)]
public sealed class DownloadFormYaml(Vault vault, IDbContextFactory<VaultDbContext> databases, DesignQueries designs)
{
    public const string ContentType = "application/yaml";

    /// <summary>Refusals: <c>forms.not-found</c>, <c>design.not-found</c> (no design is open, or not for this person).</summary>
    public async Task<Result<OpenedFile>> ExecuteAsync(Actor actor, string number, bool design, CancellationToken ct)
    {
        var schema = design ? await DesignAsync(actor, number, ct) : await PresentAsync(actor, number, ct);
        if (!schema.Succeeded)
            return schema.Error;
        var noted = await vault.ActAsync(this, actor, act =>
        {
            act.Note("form.file-downloaded", new ObjectRef(Form.Kind, schema.Value.Id), new { Number = number, Design = design });
            return Task.FromResult(Result.Success);
        }, ct);
        if (!noted.Succeeded)
            return noted.Error;
        var content = Encoding.UTF8.GetBytes(FormYaml.Write(schema.Value.Schema));
        return new OpenedFile(new MemoryStream(content), $"{number}.yaml", ContentType, content.Length);
    }

    private async Task<Result<(Guid Id, FormFile Schema)>> DesignAsync(Actor actor, string number, CancellationToken ct)
    {
        var found = await designs.GetAsync(actor, number, ct);
        return found.Succeeded ? (found.Value.Form.Id, found.Value.Schema) : found.Error;
    }

    private async Task<Result<(Guid Id, FormFile Schema)>> PresentAsync(Actor actor, string number, CancellationToken ct)
    {
        if (actor.RefusalFor(GetType()) is { } refusal)
            return refusal;
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FormRights.Readable(db, actor).FirstOrDefaultAsync(f => f.Number == number, ct) is { } form
            ? (form.Id, await DesignSchemas.OfAsync(db, form.Id, ct))
            : Error.NotFound("forms.not-found", number);
    }
}
