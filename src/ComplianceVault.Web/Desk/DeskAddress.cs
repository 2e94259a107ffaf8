using ComplianceVault.App.Desk;
using ComplianceVault.Web.Documents.ChangeRequests;
using ComplianceVault.Web.Documents.Distribution;
using ComplianceVault.Web.Documents.Lending;
using ComplianceVault.Web.Documents.Library;
using ComplianceVault.Web.Lists;
using ComplianceVault.Web.Organisation.Letters;
using ComplianceVault.Web.Records.Designing;
using ComplianceVault.Web.Records.Entries;

namespace ComplianceVault.Web.Desk;

/// <summary>
/// Which page opens with a task, by its kind. A feature that has tasks adds its line here; a test fails for a kind without one, so that no task leads nowhere.
/// </summary>
public static class DeskAddress
{
    private static readonly Dictionary<string, Func<DeskRow, string>> Places = new()
    {
        ["edition.review"] = Signing,
        ["edition.countersign"] = Signing,
        ["edition.approve"] = Signing,
        ["edition.revise"] = Document,
        ["edition.name-signer"] = Document,
        ["edition.publish"] = Document,
        ["edition.training"] = Document,
        ["edition.blocked"] = Document,
        ["document.review"] = Document,
        ["copy.acknowledge"] = _ => MineAddress.Of(MineView.ToAcknowledge),
        ["copy.return"] = _ => MineAddress.Of(MineView.ToReturn),
        ["copy.receive"] = _ => new BoardAddress(BoardView.ToReturn).ToString(),
        ["copy.loss-decide"] = _ => MineAddress.Of(MineView.ToDecide),
        ["copy.issue"] = _ => new BoardAddress(BoardView.ToIssue).ToString(),
        ["distribution.decide"] = _ => MineAddress.Of(MineView.ToDecide),
        ["edition.read"] = Document,
        ["request.screen"] = row => RequestsAddress.Of(row.Number),
        ["request.decide"] = row => RequestsAddress.Of(row.Number),
        ["request.draft"] = row => RequestsAddress.Of(row.Number),
        ["request.complete"] = row => RequestsAddress.Of(row.Number),
        ["request.close"] = row => RequestsAddress.Of(row.Number),
        ["lending.decide"] = row => LendingAddress.Of(row.Number),
        ["lending.hand-out"] = row => LendingAddress.Of(row.Number),
        ["lending.return"] = row => LendingAddress.Of(row.Number),
        ["withdrawal.decide"] = Document,
        ["withdrawal.name-person"] = Document,
        ["destruction.name-person"] = Destruction,
        ["destruction.confirm"] = Destruction,
        ["destruction.hold-check"] = Destruction,
        ["destruction.approve"] = Destruction,
        ["destruction.execute"] = Destruction,
        ["hold.release"] = row => new DocumentAddress(row.Number).ToString(),
        ["hold.release-records"] = _ => "/documents/destruction?view=Holds",
        ["record.appraise"] = row => $"/documents/destruction?view=Records&class={Uri.EscapeDataString(row.Number)}",
        ["external.register"] = row => $"/documents/external?slip={row.ObjectId}",
        ["external.check"] = row => new DocumentAddress(row.Number).ToString(),
        ["external.follow-up"] = row => new DocumentAddress(row.Number).ToString(),
        ["external.effective"] = row => new DocumentAddress(row.Number).ToString(),
        ["external.impact"] = row => new DocumentAddress(row.Number).ToString(),
        ["list.approve"] = row => new ListAddress(row.Number).ToString(),
        ["letter.name-person"] = row => LetterAddress.Of(row.Number),
        ["letter.sign"] = row => LetterAddress.Of(row.Number),
        ["letter.accept"] = row => LetterAddress.Of(row.Number),
        ["letter.refused"] = row => LetterAddress.Of(row.Number),
        ["letter.ending"] = row => LetterAddress.Of(row.Number),
        ["retention.approve"] = _ => OfRules("retention"),
        ["approval.approve"] = _ => OfRules("approval"),
        ["numbering.approve"] = _ => OfRules("numbering"),
        ["editions.approve"] = _ => OfRules("editions"),
        ["duty.due"] = _ => "/records/duties",
        ["record.name-person"] = row => RecordAddress.Of(row.ObjectId),
        ["record.sign"] = row => RecordAddress.Of(row.ObjectId),
        ["record.handle"] = row => RecordAddress.Of(row.ObjectId),
        ["record.void"] = row => RecordAddress.Of(row.ObjectId),
        ["record.finish"] = row => RecordAddress.Of(row.ObjectId),
        ["form.name-person"] = row => DesignAddress.Of(row.Number),
        ["form.sign"] = row => DesignAddress.Of(row.Number),
        ["trail.review"] = _ => "/admin/trail/reviews",
        ["account.password-reset"] = _ => "/account/password",
        ["account.locked"] = row => $"/admin/people/{row.ObjectId}",
        ["care.failed"] = _ => "/admin/health",
        ["care.backup-unverified"] = _ => "/admin/backups",
        ["care.restore-test"] = _ => "/admin/backups",
        ["import.confirm"] = row => $"/documents/import/{row.ObjectId}",
    };

    /// <summary>What a person signs: the management's page shows these first.</summary>
    public static IReadOnlyList<string> Signatures { get; } =
    [
        "edition.review", "edition.countersign", "edition.approve", "withdrawal.decide", "destruction.confirm", "destruction.approve", "destruction.execute", "list.approve", "letter.sign", "letter.accept", "retention.approve", "approval.approve", "numbering.approve", "editions.approve", "record.sign", "record.void", "form.sign", "import.confirm", "trail.review",
    ];

    /// <summary>Stands for all of <see cref="Signatures"/> in the address of the desk.</summary>
    public const string ToSign = "to-sign";

    /// <summary>The kinds that the word in the desk's address means; empty: all.</summary>
    public static IReadOnlyList<string> KindsOf(string? kind) => kind switch
    {
        null => [],
        ToSign => Signatures,
        _ => [kind],
    };

    public static bool Knows(string kind) => Places.ContainsKey(kind);

    /// <summary>Null where the task is that of others: who supervises it may not be allowed to read what it is about.</summary>
    public static string? Of(DeskRow row) => row.Supervised is null && Places.TryGetValue(row.Kind, out var place) ? place(row) : null;

    /// <summary>The desk with one kind of tasks, or all.</summary>
    public static string Desk(string? kind) => kind is null ? "/" : $"/?kind={Uri.EscapeDataString(kind)}";

    /// <summary>The page of a family of rules.</summary>
    public static string OfRules(string family) => family == "editions" ? "/admin/numbering" : $"/admin/{family}";

    private static string Signing(DeskRow row) => $"/signing?task={row.Id}";

    private static string Destruction(DeskRow row) => $"/documents/destruction/{row.ObjectId}";

    private static string Document(DeskRow row) => new DocumentAddress(row.Number, row.Label).ToString();
}
