using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Platform.Acts;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.External;

/// <summary>An external document that is withdrawn is checked no more.</summary>
internal sealed class FollowWithdrawal : IFactHandler<EditionWithdrawn>
{
    public async Task HandleAsync(EditionWithdrawn fact, Act act)
    {
        if (await act.Db.Set<ExternalDocument>().FirstOrDefaultAsync(x => x.DocumentId == fact.DocumentId, act.Token) is { } external)
            external.NextCheck = null;
    }
}
