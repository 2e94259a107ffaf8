using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Records.Entries;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Handling.Rules;

/// <summary>A revision of what holds rests on an approved change; what is the first of its subject needs none.</summary>
internal sealed class LivingChangeApproved : IGuardRule
{
    public string Name => "living.change-approved";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var subject = what.Of.Record.Subject;
        if (subject is null || !await what.Siblings().AnyAsync(r => r.Subject == subject && r.InForceFrom != null && r.InForceTo == null, what.Token))
            return true;
        return (await what.LinkedAsync(FormCodes.Change)).Count > 0 && await ChangeApproved.AllAsync(what);
    }
}

/// <summary>Another record on the same subject holds now, or was approved since this one was.</summary>
internal sealed class SuccessorApproved : IGuardRule
{
    public string Name => "living.successor-approved";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var record = what.Of.Record;
        if (what.Of.Of.Form.Way == FormWay.Living)
            return record.InForceFrom is not null && record.InForceTo is not null;
        var (subject, since, states) = (record.Subject, record.StateSince, what.Move.From.ToArray());
        return subject is not null && await what.Siblings().AnyAsync(r => r.Subject == subject && what.Db.Set<RecordMove>().Any(m => m.RecordId == r.Id && m.At > since && states.Contains(m.To)), what.Token);
    }
}

/// <summary>Operational agreements promise no less than the agreement; one that promises less was accepted in a review that is on record.</summary>
internal sealed class SupportNotWeaker : IGuardRule
{
    public string Name => "sla.support-not-weaker";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var weaker = (await what.LinkedAsync(FormCodes.OperationalAgreement)).Any(o => o.Values.Rows("targets").Any(t => FieldText.Text(t["not_weaker"]) == "否"));
        return !weaker || (await what.LinkedAsync(FormCodes.AgreementReview)).Any(r => r.Record.State == RecordState.Locked);
    }
}

/// <summary>The supplier stands on the approved list with a good name, or an exception is reasoned, which the approval then covers.</summary>
internal sealed class SupplierListed : IGuardRule
{
    public string Name => "supplier.listed";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        if (what.Values["exception"] is not null)
            return true;
        var names = Pointer.ReadAll(what.Values["supplier"]).Select(p => p.Text).ToList();
        var lists = await OtherRecords.WithValuesAsync(what.Db, what.OfForm(FormCodes.ApprovedSuppliers).Where(r => r.InForceFrom != null && r.InForceTo == null), what.Token);
        var listed = lists.SelectMany(l => l.Values.Rows("suppliers")).Where(r => FieldText.Text(r["status"]) != "已移出").Select(r => FieldText.Text(r["supplier"])).ToHashSet(StringComparer.Ordinal);
        return names.Count > 0 && names.TrueForAll(listed.Contains);
    }
}

/// <summary>The documents that a measure changes were issued anew since it began.</summary>
internal sealed class DocumentChangesInForce : IGuardRule
{
    public string Name => "document.changes-in-force";

    public async Task<bool> HoldsAsync(GuardCase what)
    {
        var documents = what.Values["document_changes"].People();
        foreach (var id in documents)
        {
            var since = what.Of.Record.EnteredOn ?? what.Facts.Today;
            if (!await what.Db.Set<Edition>().AnyAsync(e => e.DocumentId == id && what.Db.Set<EditionInForce>().Any(f => f.EditionId == e.Id && f.To == null && f.From >= since), what.Token))
                return false;
        }

        return true;
    }
}
