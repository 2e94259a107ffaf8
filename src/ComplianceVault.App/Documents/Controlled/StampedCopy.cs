using ComplianceVault.App.Documents.Distribution;

namespace ComplianceVault.App.Documents.Controlled;

/// <summary>Which controlled copy (文件控制程序: 受控01 is the master, 受控02 a copy).</summary>
public enum CopyKind
{
    /// <summary>受控01（正本）</summary>
    Master,

    /// <summary>受控02（副本）</summary>
    Copy,
}

/// <summary>What a paper says of the copy it is: kind, 分发号, holder, and the address token of its QR code.</summary>
internal sealed record StampedCopy(CopyKind Kind, string CopyNumber, string Holder, string Token)
{
    /// <summary><paramref name="department"/>: name of the holder department.</summary>
    public static StampedCopy Of(ControlledCopy copy, string? department) =>
        new(copy.Kind, copy.Number, copy.OutsideHolder ?? (copy.HolderName is { } person ? $"{department} {person}" : department ?? ""), copy.Token);
}
