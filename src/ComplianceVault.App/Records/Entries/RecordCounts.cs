using ComplianceVault.App.Platform.Data;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.App.Records.Entries;

/// <summary>Keeps the counts of records by day and by month, in the transaction that submits or voids a record.</summary>
public static class RecordCounts
{
    /// <param name="added">What is added to the count of that form, department and days; negative for records that were voided. Nothing is entered before it happened.</param>
    public static async Task AddAsync(VaultDbContext db, RecordCount added, CancellationToken ct)
    {
        if (added.EventDay > added.EnteredDay)
            throw new ArgumentException("a record is not entered before it happened", nameof(added));
        var known = await db.Set<RecordCount>()
            .Where(c => c.FormId == added.FormId && c.Department == added.Department && c.EventDay == added.EventDay && c.EnteredDay == added.EnteredDay)
            .ExecuteUpdateAsync(s => s.SetProperty(c => c.Records, c => c.Records + added.Records), ct);
        if (known == 0)
            db.Add(added);
        await db.SaveChangesAsync(ct);
        await AddToMonthAsync(db, added, ct);
    }

    private static async Task AddToMonthAsync(VaultDbContext db, RecordCount added, CancellationToken ct)
    {
        var (happened, entered) = (RecordMonth.Of(added.EventDay), RecordMonth.Of(added.EnteredDay));
        var newest = await NewestAsync(db, added, ct) ?? added.EventDay;
        var known = await db.Set<RecordMonth>()
            .Where(m => m.FormId == added.FormId && m.Department == added.Department && m.EventMonth == happened && m.EnteredMonth == entered)
            .ExecuteUpdateAsync(s => s.SetProperty(m => m.Records, m => m.Records + added.Records).SetProperty(m => m.Newest, newest), ct);
        if (known == 0)
            db.Add(new RecordMonth { FormId = added.FormId, Department = added.Department, EventMonth = happened, EnteredMonth = entered, Records = added.Records, Newest = newest });
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The newest event of the month's rows that still have a record.</summary>
    private static Task<DateOnly?> NewestAsync(VaultDbContext db, RecordCount added, CancellationToken ct)
    {
        var (happened, entered) = (RecordMonth.Of(added.EventDay), RecordMonth.Of(added.EnteredDay));
        var (happenedBefore, enteredBefore) = (happened.AddMonths(1), entered.AddMonths(1));
        return db.Set<RecordCount>()
            .Where(c => c.FormId == added.FormId && c.Department == added.Department && c.Records > 0
                && c.EventDay >= happened && c.EventDay < happenedBefore && c.EnteredDay >= entered && c.EnteredDay < enteredBefore)
            .MaxAsync(c => (DateOnly?)c.EventDay, ct);
    }
}
