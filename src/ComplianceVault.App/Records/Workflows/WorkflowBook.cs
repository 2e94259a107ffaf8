using System.Collections.Concurrent;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Workflows;

/// <summary>A workflow with the row that defines it: a record keeps the definition with which it began.</summary>
public sealed record DefinedWorkflow(Guid Id, WorkflowFile File);

/// <summary>Reads definitions, each once: a row never changes.</summary>
internal static class WorkflowBook
{
    private static readonly ConcurrentDictionary<Guid, WorkflowFile> Known = new();

    public static async Task<WorkflowFile> OfAsync(VaultDbContext db, Guid id, CancellationToken ct) =>
        Known.TryGetValue(id, out var known) ? known : Keep(id, await db.Set<WorkflowDefinition>().Where(w => w.Id == id).Select(w => w.Definition).FirstAsync(ct));

    /// <summary>Those in which records of the form begin now; what code keeps itself is none of them.</summary>
    public static async Task<IReadOnlyList<DefinedWorkflow>> StartingAsync(VaultDbContext db, string form, CancellationToken ct)
    {
        var found = await db.Set<WorkflowDefinition>().AsNoTracking().Where(w => w.Form == form && w.To == null).OrderBy(w => w.Code).Select(w => new { w.Id, w.Definition }).ToListAsync(ct);
        return [.. found.Select(w => new DefinedWorkflow(w.Id, Keep(w.Id, w.Definition))).Where(w => w.File.KeptBy is null)];
    }

    private static WorkflowFile Keep(Guid id, string definition) => Known.GetOrAdd(id, static (_, text) => WorkflowsPart.Parse(text), definition);
}
