using ComplianceVault.Kernel;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>Which controlled copy (文件控制程序: 受控01 is the master, 受控02 a copy).</summary>
public enum CopyKind
{
    /// <summary>受控01（正本）</summary>
    Master,

    /// <summary>受控02（副本）</summary>
    Copy,
}

/// <summary>The copy that is wanted: its kind, its 分发号 and holder where it has them, and a password to open the file with, empty for none.</summary>
public sealed record CopyRequest(CopyKind Kind, string CopyNumber = "", string Holder = "", string Password = "")
{
    public const int LongestNumber = 20;
    public const int LongestHolder = 100;
    public const int ShortestPassword = 8;
    public const int LongestPassword = 64;

    internal CopyRequest Trimmed => this with { CopyNumber = CopyNumber.Trim(), Holder = Holder.Trim() };

    internal Error? Refusal =>
        !Enum.IsDefined(Kind) ? Error.Invalid("controlled.kind-unknown")
        : CopyNumber.Length > LongestNumber ? Error.Invalid("controlled.number-too-long", LongestNumber)
        : Holder.Length > LongestHolder ? Error.Invalid("controlled.holder-too-long", LongestHolder)
        : Password.Length > 0 && Password.Length is < ShortestPassword or > LongestPassword ? Error.Invalid("controlled.password-length", ShortestPassword, LongestPassword)
        : null;
}
