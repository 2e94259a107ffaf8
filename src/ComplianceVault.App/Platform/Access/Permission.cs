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

    /// <summary>Everything of documents and their editions, drafts of others included: the controller's right.</summary>
    ControlDocuments,

    /// <summary>Sign 《现有文件入库确认单》 for editions approved on paper before (decision 33).</summary>
    ConfirmExistingDocuments,

    /// <summary>See documents, records and verdicts for an audit, drafts excluded.</summary>
    Audit,

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
