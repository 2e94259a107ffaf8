namespace ComplianceVault.App.Clauses.Coverage;

/// <summary>What the program says of a clause (decision 39), from best to worst. A hint of the program, never the conclusion of an audit.</summary>
public enum Verdict
{
    /// <summary>证据充分</summary>
    Sufficient,

    /// <summary>即将到期</summary>
    DueSoon,

    /// <summary>证据不足</summary>
    Insufficient,

    /// <summary>证据缺失</summary>
    Missing,

    /// <summary>有未关闭不符合</summary>
    OpenNonconformity,
}

/// <summary>What a clause is judged by (practice.md section 1, the rules at its end).</summary>
public enum Criterion
{
    /// <summary>Exactly one leading department (★).</summary>
    Lead,

    /// <summary>What the standard wants documented is there.</summary>
    RequiredInformation,

    /// <summary>A document in force answers the clause.</summary>
    Document,

    /// <summary>The records of each counted duty are fresh.</summary>
    Records,

    /// <summary>What fell due is done.</summary>
    Duties,

    /// <summary>No nonconformity is open.</summary>
    Findings,

    /// <summary>Audited within the programme.</summary>
    Audit,
}

/// <summary>How a criterion is met, from best to worst; the worst one makes the verdict.</summary>
public enum CriterionOutcome
{
    Met,
    Soon,

    /// <summary>未评: its data do not exist yet; the clause is never better than 证据不足 (decision 39).</summary>
    NotAssessed,

    Weak,
    Missing,
    Open,
}

/// <summary>How old the newest record of a form is, measured by the cadence of its duty (decision 40).</summary>
public enum Freshness
{
    /// <summary>有效期内</summary>
    InDate,

    /// <summary>即将到期</summary>
    DueSoon,

    /// <summary>周期未定: by an agreement that names no interval.</summary>
    Undetermined,

    /// <summary>已超期</summary>
    Overdue,

    /// <summary>尚无记录</summary>
    None,
}
