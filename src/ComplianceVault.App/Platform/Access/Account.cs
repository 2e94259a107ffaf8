using Microsoft.AspNetCore.Identity;

namespace ComplianceVault.App.Platform.Access;

/// <summary>A person's sign-in. It is deactivated, never deleted, and its name is never given to somebody else (R07).</summary>
public sealed class Account : IdentityUser<Guid>
{
    public const string Kind = "account";

    public required Guid PersonId { get; set; }

    /// <summary>Set by an administrator's reset: the owner must choose a new password before anything else (R14).</summary>
    public bool MustChangePassword { get; set; }

    /// <summary>Since when nobody can sign in with it any more.</summary>
    public DateTime? DeactivatedAt { get; set; }

    /// <summary>One of the sample's accounts, listed on the sign-in page of a sample vault.</summary>
    public bool IsSample { get; set; }
}
