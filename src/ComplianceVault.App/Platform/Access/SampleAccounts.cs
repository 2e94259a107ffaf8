namespace ComplianceVault.App.Platform.Access;

/// <summary>What every account of a sample vault shares. It is no secret: a sample vault never becomes a real one (decision 9).</summary>
public static class SampleAccounts
{
    /// <summary>Shown on the sign-in page of a sample vault.</summary>
    public const string Password = "sample-2026";
}
