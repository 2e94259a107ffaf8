namespace ComplianceVault.App.Records.Handling.Rules;

/// <summary>The rules of docs/pack.md that guard steps of records. The others there guard life cycles that the program keeps by code of its own.</summary>
internal static class GuardRules
{
    public static IReadOnlyList<Type> All { get; } =
    [
        typeof(HeadsDepartment), typeof(OutsideDepartment),
        typeof(AuditCoverage), typeof(AuditIndependent), typeof(AuditNotice), typeof(AuditQualified),
        typeof(ChangeApproved), typeof(BoardPassed), typeof(BoardSigned), typeof(ItemsUpdated), typeof(InWindow), typeof(PlanSigned), typeof(NoDependants),
        typeof(DocumentChangesInForce), typeof(LivingChangeApproved), typeof(SuccessorApproved), typeof(SupportNotWeaker), typeof(SupplierListed),
        typeof(ReviewInputsComplete), typeof(ReviewDecisionsVerified),
    ];
}
