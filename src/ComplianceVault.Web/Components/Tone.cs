namespace ComplianceVault.Web.Components;

/// <summary>The few meanings a colour may support; a word and an icon always stand with it.</summary>
public enum Tone
{
    /// <summary>In force, fresh, done.</summary>
    Good,

    /// <summary>Being reviewed or worked on.</summary>
    Review,

    /// <summary>Draft, not started, neutral.</summary>
    Draft,

    /// <summary>Due soon, wants attention.</summary>
    Soon,

    /// <summary>Overdue, failed.</summary>
    Overdue,

    /// <summary>Obsolete, withdrawn.</summary>
    Obsolete,
}
