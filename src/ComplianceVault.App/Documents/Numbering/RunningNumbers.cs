using System.Globalization;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Acts;
using ComplianceVault.App.Records.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Documents.Numbering;

/// <summary>How far the records of a form have been counted in a year.</summary>
public sealed class RunningNumber
{
    public required string Form { get; init; }

    public required int Year { get; init; }

    public required int Taken { get; set; }
}

/// <summary>A form whose records the program writes itself: its code, and its title, by which a company finds its own that has not taken the pack's forms.</summary>
internal sealed record KeptForm(string Code, string Title);

/// <summary>
/// The numbers of records that documents bring about: form, year and a sequence that begins anew with each year, without gaps (记录控制程序: 流水号), such as
/// ITSMS-P05-R11-2026-0001.
/// </summary>
public sealed class RunningNumbers(CompanyTime time)
{
    /// <summary>The next number, inside the act that uses it; an act that fails gives it back.</summary>
    internal async Task<string> TakeAsync(Act act, KeptForm form) =>
        await TakeAsync(act, await FormCodes.NumberAsync(act.Db, form.Code, act.Token)
            ?? await act.Db.Set<Document>().Where(d => d.Title == form.Title).OrderBy(d => d.Number).Select(d => d.Number).FirstOrDefaultAsync(act.Token)
            ?? form.Code.ToUpperInvariant().Replace('_', '-'));

    /// <summary>The same for the form of this number.</summary>
    internal async Task<string> TakeAsync(Act act, string number)
    {
        var year = time.Today.Year;
        await act.Db.Database.ExecuteSqlAsync($"""INSERT INTO "RunningNumber" ("Form", "Year", "Taken") VALUES ({number}, {year}, 0) ON CONFLICT DO NOTHING""", act.Token);
        // Counting up locks the row until the act ends: whoever comes at the same moment waits and gets the next one.
        var row = act.Db.Set<RunningNumber>().AsNoTracking().Where(n => n.Form == number && n.Year == year);
        await row.ExecuteUpdateAsync(s => s.SetProperty(n => n.Taken, n => n.Taken + 1), act.Token);
        var taken = await row.Select(n => n.Taken).SingleAsync(act.Token);
        return string.Create(CultureInfo.InvariantCulture, $"{number}-{year}-{taken:0000}");
    }
}

internal sealed class RunningNumberMapping : IEntityTypeConfiguration<RunningNumber>
{
    public void Configure(EntityTypeBuilder<RunningNumber> builder)
    {
        builder.ToTable("RunningNumber").HasKey(n => new { n.Form, n.Year });
        builder.Property(n => n.Form).HasMaxLength(80);
    }
}
