using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;

namespace ComplianceVault.Tests.Web.Documents.Distribution;

/// <summary>Copies as the pages get them.</summary>
internal static class CopyRows
{
    public static CopyRow Of(CopyState state, string number = "001", string? outside = null) => new()
    {
        Id = Guid.CreateVersion7(),
        DocumentId = Guid.CreateVersion7(),
        EditionId = Guid.CreateVersion7(),
        DocumentNumber = "ITSMS-P05",
        Title = "文件控制程序",
        Label = "B",
        EditionState = EditionState.Effective,
        Number = number,
        Kind = CopyKind.Copy,
        Department = outside is null ? "tech" : null,
        OutsideHolder = outside,
        State = state,
        StateAt = DateTime.UnixEpoch,
    };

    /// <summary>A planned copy that goes out for an old one in this state.</summary>
    public static CopyRow ForOld(CopyState old, string number = "009") => Of(CopyState.Planned, number) with { PairId = Guid.CreateVersion7(), Pair = "001", PairState = old };
}
