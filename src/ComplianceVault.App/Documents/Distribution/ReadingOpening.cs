using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Distribution;

/// <summary>From when an issued edition is to be read, and until when (R38).</summary>
public sealed class ReadingOpening(CompanyTime time, DueDays days)
{
    internal async Task OpenAsync(Act act, Guid documentId, Guid editionId, DateOnly opened, DateOnly effective)
    {
        var due = await days.AfterAsync(act.Db, effective, DistributionSettings.ReadDays, act.Token);
        if (await act.Db.Set<EditionReading>().FindAsync([editionId], act.Token) is { } reading)
            reading.Due = due;
        else
            act.Db.Add(new EditionReading { EditionId = editionId, DocumentId = documentId, OpenedAt = act.Now, OpenedOn = opened, Due = due });
    }

    /// <summary>The edition takes effect on another day.</summary>
    internal async Task MoveAsync(Act act, Guid editionId, DateOnly effective)
    {
        if (await act.Db.Set<EditionReading>().FindAsync([editionId], act.Token) is { } reading)
            reading.Due = await days.AfterAsync(act.Db, effective, DistributionSettings.ReadDays, act.Token);
    }

    /// <summary>The first list of a document comes after its edition was issued: nobody is late with what nobody asked before.</summary>
    internal async Task OpenIssuedAsync(Act act, Guid documentId)
    {
        var unopened = await act.Db.Set<Edition>().Where(e => e.DocumentId == documentId && (e.State == EditionState.Published || e.State == EditionState.Effective))
            .Where(e => !act.Db.Set<EditionReading>().Any(r => r.EditionId == e.Id)).ToListAsync(act.Token);
        foreach (var edition in unopened)
            await OpenAsync(act, documentId, edition.Id, time.Today, edition.EffectiveDate > time.Today ? edition.EffectiveDate.Value : time.Today);
    }
}
