namespace ComplianceVault.App.Platform.Access;

/// <summary>
/// What may be done, in fixed words. Which role holds which is data (<c>seed-docs/organisation.yaml</c>, then the database); a use case
/// names the one it needs (<see cref="NeedsAttribute"/>), and without it nothing happens (R09).
/// </summary>
public enum Permission
{
    /// <summary>Read what is in force and open to staff; search; one's own desk.</summary>
    Read,

    /// <summary>Bring files in and decide on the proposals.</summary>
    ImportDocuments,

    /// <summary>Take numbers, write editions for the own departments and submit them.</summary>
    WriteDocuments,

    /// <summary>Everything of documents and their editions, drafts of others included: the controller's right.</summary>
    ControlDocuments,

    /// <summary>Sign 《现有文件入库确认单》 for editions approved on paper before (decision 33).</summary>
    ConfirmExistingDocuments,

    /// <summary>
    /// Say which roles review and approve a level, name another signer, waive a training: the management representative's word (decision 17).
    /// </summary>
    DecideSigners,

    /// <summary>Say who answers for a clause, and which sections, forms and duties belong to it.</summary>
    ManageClauses,

    /// <summary>Make a proposed cadence a duty that counts: the management representative's word (decision 40).</summary>
    ConfirmObligations,

    /// <summary>See documents, records and verdicts for an audit, drafts excluded.</summary>
    Audit,

    /// <summary>See the clause coverage matrix and export it; from outside within the grant.</summary>
    ReadCoverage,

    /// <summary>Departments, people, roles, deputies, off-boarding.</summary>
    ManageOrganisation,

    /// <summary>Decide what an auditor from outside may see, from when to when (decision 11).</summary>
    GrantExternalAccess,

    /// <summary>Working calendar, glossary, settings.</summary>
    ManageSettings,

    /// <summary>Read and filter the trail.</summary>
    ReadTrail,

    /// <summary>Back up, restore, rebuild and verify the index, see jobs and health.</summary>
    Operate,
}
