using System.Runtime.CompilerServices;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Platform.Data;
using ComplianceVault.App.Platform.Trail;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Forms;
using ComplianceVault.Kernel;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Register;

/// <summary>A register on its way out: its first page, and all of them, read while they are written out.</summary>
public sealed record RegisterExport(RecordListPage First, IAsyncEnumerable<RecordListPage> Pages);

/// <summary>Takes the records asked for out of the program; the trail keeps who took which (R01: export).</summary>
[Needs(Permission.Read, Permission.Audit), AlsoOutside]
public sealed class ExportRegister(Vault vault, RegisterQueries registers, IDbContextFactory<VaultDbContext> databases)
{
    private const int Portion = 200;

    /// <summary>Refusals: <c>access.export-not-granted</c>, <c>forms.not-found</c>, those of the register.</summary>
    public async Task<Result<RegisterExport>> ExecuteAsync(Actor actor, RegisterAsk ask, CancellationToken ct)
    {
        if (!DocumentRights.MayExport(actor))
            return Error.Forbidden("access.export-not-granted");
        if (ask.Filter.Form is { } form && !await IsKnownAsync(actor, form, ct))
            return Error.NotFound("forms.not-found", form);
        var first = await registers.ListAsync(actor, ask, new(1, Portion), ct);
        if (!first.Succeeded)
            return first.Error;
        var noted = await vault.ActAsync(this, actor, act =>
        {
            var asked = ask.Filter;
            act.Note("records.exported", TrailWriter.VaultRef, new { asked.Form, asked.Clause, asked.Department, asked.State, asked.From, asked.To, asked.Text, Records = first.Value.List.Total });
            return Task.FromResult(Result.Success);
        }, ct);
        return noted.Succeeded ? new RegisterExport(first.Value.List, PagesAsync(actor, ask, first.Value.List, ct)) : noted.Error;
    }

    private async Task<bool> IsKnownAsync(Actor actor, string form, CancellationToken ct)
    {
        await using var db = await databases.CreateDbContextAsync(ct);
        return await FormRights.Readable(db, actor).AnyAsync(f => f.Number == form, ct);
    }

    private async IAsyncEnumerable<RecordListPage> PagesAsync(Actor actor, RegisterAsk ask, RecordListPage first, [EnumeratorCancellation] CancellationToken ct)
    {
        yield return first;
        for (var number = 2; (number - 1) * Portion < first.Total; number++)
        {
            var next = await registers.ListAsync(actor, ask, new(number, Portion), ct);
            if (!next.Succeeded || next.Value.List.Rows.Count == 0)
                yield break;
            yield return next.Value.List;
        }
    }
}
