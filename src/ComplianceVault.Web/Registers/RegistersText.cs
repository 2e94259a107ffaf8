namespace ComplianceVault.Web.Registers;

/// <summary>Words of the registers.</summary>
public sealed class RegistersText;
