namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>What the standard wants as documented information by name (7.5.4 and the clauses themselves).</summary>
public enum RequiredItem
{
    Scope,
    ServiceManagementPolicy,
    Objectives,
    ServiceManagementPlan,
    CommunicationPlan,
    ServiceRequirements,
    ServiceCatalogue,
    ServiceLevelAgreements,
    SupplierContracts,
    InternalAgreements,
    ChangePolicy,
    MajorIncidentProcedure,
    ContinuityPlan,
    SecurityPolicy,
}

/// <summary>
/// Which clause needs which item and how it is recognised: by words of the title of a document in force that answers the clause, or, for living records
/// such as the catalogue (decision 22), of a form of the clause that has records. Without words any document in force will do. The numbers of a
/// company's documents are its own, so they play no part.
/// </summary>
internal sealed record RequiredInformation(RequiredItem Item, string Clause, bool InSystemList, bool MayBeRecord, params IReadOnlyList<string> Words)
{
    /// <summary>The clause whose requirement is the whole list.</summary>
    public const string SystemListClause = "7.5.4";

    public static IReadOnlyList<RequiredInformation> All { get; } =
    [
        new(RequiredItem.Scope, "4.3", true, false),
        new(RequiredItem.ServiceManagementPolicy, "5.2.1", true, false),
        new(RequiredItem.Objectives, "6.2.1", true, false),
        new(RequiredItem.ServiceManagementPlan, "6.3", true, false, "服务管理计划", "service management plan"),
        new(RequiredItem.CommunicationPlan, "7.4", false, false, "沟通计划", "communication plan"),
        new(RequiredItem.ServiceRequirements, "8.2.2", true, true, "服务需求", "service requirement"),
        new(RequiredItem.ServiceCatalogue, "8.2.4", true, true, "服务目录", "service catalog"),
        new(RequiredItem.ServiceLevelAgreements, "8.3.3", true, true, "服务级别协议", "service level agreement"),
        new(RequiredItem.SupplierContracts, "8.3.4.1", true, true, "支持合同", "供应商合同", "外部供应商协议", "underpinning contract", "supplier contract"),
        new(RequiredItem.InternalAgreements, "8.3.4.2", true, true, "运营级别协议", "内部供应商协议", "operational level agreement", "internal agreement"),
        new(RequiredItem.ChangePolicy, "8.5.1.1", true, false, "变更管理方针", "变更方针", "change management policy"),
        new(RequiredItem.MajorIncidentProcedure, "8.6.1", false, false, "重大事件", "major incident"),
        new(RequiredItem.ContinuityPlan, "8.7.2", true, false, "连续性计划", "持续性计划", "continuity plan"),
        new(RequiredItem.SecurityPolicy, "8.7.3.1", true, false, "信息安全方针", "信息安全策略", "information security policy"),
    ];

    public static IEnumerable<RequiredInformation> Of(string clause) => clause == SystemListClause ? All.Where(r => r.InSystemList) : All.Where(r => r.Clause == clause);

    public bool IsAnsweredBy(DocumentFact document) => document.InForce && (Words.Count == 0 || Names(document.Title));

    public bool IsKeptBy(FormFact form) => MayBeRecord && (Names(form.Title.Zh) || (form.Title.En is { } en && Names(en)));

    private bool Names(string title) => Words.Any(w => title.Contains(w, StringComparison.OrdinalIgnoreCase));
}
