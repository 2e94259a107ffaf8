using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Forms;

/// <summary>
/// The forms whose records the program reads, by the code that the pack gives them: a company numbers its forms as it likes, its own forms have none. Forms that the
/// program itself writes have the name of their list as their code.
/// </summary>
public static class FormCodes
{
    public const string AgreementReview = "agreement_review";
    public const string ApprovedSuppliers = "approved_suppliers";
    public const string AuditorSummary = "auditor_summary";
    public const string Change = "change";
    public const string ChangeBoard = "change_board";
    public const string ChangeLog = "change_log";
    public const string ChangePlan = "change_plan";
    public const string ConfigurationItems = "configuration_items";
    public const string Incident = "incident";
    public const string InternalAudit = "internal_audit";
    public const string Nonconformity = "nonconformity";
    public const string OperationalAgreement = "operational_agreement";
    public const string Problem = "problem";
    public const string ReferenceUse = "reference_use";
    public const string ReviewInput = "review_input";
    public const string ReviewPlan = "review_plan";
    public const string ReviewReport = "review_report";
    public const string TrainingRecord = "training_record";

    public static IReadOnlySet<string> All { get; } = new HashSet<string>(StringComparer.Ordinal)
    {
        AgreementReview, ApprovedSuppliers, AuditorSummary, Change, ChangeBoard, ChangeLog, ChangePlan, ConfigurationItems, Incident, InternalAudit, Nonconformity, OperationalAgreement, Problem, ReferenceUse,
        ReviewInput, ReviewPlan, ReviewReport, TrainingRecord,
    };

    /// <summary>The company's form of the code: one, or none.</summary>
    public static IQueryable<Form> Form(VaultDbContext db, string code) => db.Set<Form>().AsNoTracking().Where(f => f.Code == code);

    /// <summary>The company's number of the form; null where it has none.</summary>
    public static Task<string?> NumberAsync(VaultDbContext db, string code, CancellationToken ct) => Form(db, code).Select(f => f.Number).FirstOrDefaultAsync(ct);
}
