using ComplianceVault.App.Desk;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Documents.Lending;

/// <summary>
/// What lending has waiting: to be approved, to be handed out or sent, to be brought back. Bringing back waits for the borrower and is entered by the controller; it is
/// due on the day of return. Every member is named, so that the database can filter and order by it.
/// </summary>
internal sealed class LendingDesk : IDeskSource
{
    public const string Decide = "lending.decide";
    public const string HandOut = "lending.hand-out";
    public const string Return = "lending.return";

    public IReadOnlyDictionary<string, IQueryable<DeskTask>> Open(VaultDbContext db, DateOnly today) => new Dictionary<string, IQueryable<DeskTask>>
    {
        [Decide] = Of(db, Decide, [LendingState.Requested, LendingState.ExtensionAsked], isAnswer: true),
        [HandOut] = Of(db, HandOut, [LendingState.Approved], isAnswer: false),
        [Return] = Out(db),
    };

    private static IQueryable<DeskTask> Of(VaultDbContext db, string kind, LendingState[] states, bool isAnswer) =>
        db.Set<DocumentLending>().AsNoTracking().Where(l => states.Contains(l.State))
            .Join(db.Set<Document>(), l => l.DocumentId, d => d.Id, (l, d) => new DeskTask
            {
                Kind = kind,
                Id = l.Id,
                ObjectId = l.Id,
                Number = l.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = l.Label,
                Since = l.StateAt,
                Due = isAnswer ? l.AnswerDue : l.From,
                PersonId = (Guid?)null,
                Office = l.Office,
                NotFor = (Guid?)l.RequestedById,
                Department = isAnswer ? d.Department : (string?)null,
            });

    /// <summary>Also while an extension is asked for: until it is given, the day stands.</summary>
    private static IQueryable<DeskTask> Out(VaultDbContext db) =>
        db.Set<DocumentLending>().AsNoTracking().Where(l => l.State == LendingState.HandedOut || l.State == LendingState.ExtensionAsked)
            .Join(db.Set<Document>(), l => l.DocumentId, d => d.Id, (l, d) => new DeskTask
            {
                Kind = Return,
                Id = l.Id,
                ObjectId = l.Id,
                Number = l.Number,
                Title = d.Title,
                Restricted = d.Classification == Classification.Restricted || d.Classification == Classification.Confidential,
                Label = l.Label,
                Since = l.StateAt,
                Due = l.Due,
                PersonId = (Guid?)l.RequestedById,
                Office = l.State == LendingState.HandedOut ? l.Office : Role.Controller, // the extension is for another office to decide
                NotFor = (Guid?)null,
                Department = (string?)null,
            });
}
