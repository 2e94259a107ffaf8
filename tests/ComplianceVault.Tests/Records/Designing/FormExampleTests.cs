using ComplianceVault.App.Records.Designing;
using ComplianceVault.App.Records.Filling;
using ComplianceVault.Kernel.WorkingTime;
using static ComplianceVault.Tests.Records.Designing.Forms;

namespace ComplianceVault.Tests.Records.Designing;

/// <summary>The example of a form is one that could be submitted, apart from files.</summary>
public sealed class FormExampleTests
{
    private static readonly FillingFacts Facts = new()
    {
        Now = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
        Today = new(2026, 3, 2),
        Created = new(2026, 3, 2, 1, 0, 0, TimeSpan.Zero),
        Actor = new("person", "1", "技术部工程师"),
        Calendar = new WorkingCalendar([], []),
        Zone = TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"),
    };

    [Fact]
    public void AnExampleOfAnyForm_IsFilledAsItsTypesWantIt() => Assert.All(OfPack, form =>
    {
        var model = new FormModel(form);
        var faults = new FillingCheck(model, new(Facts.Zone)).Run(FormExample.Of(model, Facts), Facts);
        Assert.Equal([], faults.Where(f => f.Why.Code != "records.required").Select(f => $"{form.Number} {f.Place} {f.Why.Code}"));
    });
}
