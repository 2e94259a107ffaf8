using AngleSharp.Dom;
using Bunit;
using ComplianceVault.App.Documents.Distribution;
using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.App.Organisation;
using ComplianceVault.Kernel.WorkingTime;
using ComplianceVault.Web.Documents;
using ComplianceVault.Web.Documents.Distribution;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Tests.Web.Documents.Distribution;

public sealed class CopyTableTests : ComponentTest
{
    public CopyTableTests() => Services.AddSingleton(new CompanyTime(TimeProvider.System, TimeZoneInfo.Utc));

    [Fact]
    public void Row_SaysNumberHolderStateAndWhatIsLate()
    {
        var row = CopyRows.Of(CopyState.RecallRequested, "007", "某客户 张工") with { Due = new Deadline(new DateOnly(2026, 3, 4), DeadlineState.Overdue, 3, null), Successor = "012" };
        var text = Show(row).Find("tbody tr").Text();
        Assert.All(new[] { "007", "某客户 张工", "公司外", "逾期 3 个工作日", "012" }, w => Assert.Contains(w, text, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void PlannedCopy_IsDueOnlyOnADayThatStillLayAhead(int days, bool isDue)
    {
        var (planned, due) = (new DateTime(2026, 3, 4, 8, 0, 0, DateTimeKind.Utc), new DateOnly(2026, 3, 4).AddDays(days));
        var row = CopyRows.Of(CopyState.Planned) with { StateAt = planned, DueOn = due, Due = new Deadline(due, DeadlineState.Overdue, 3, null) };
        Assert.Equal(isDue, Show(row).Find("tbody tr").Text().Contains("逾期", StringComparison.Ordinal));
    }

    [Fact]
    public void ExchangedCopy_NamesTheOldOne() => Assert.Contains("换回旧副本 001 后发放", Show(CopyRows.ForOld(CopyState.Acknowledged)).Find("tbody tr").Text(), StringComparison.Ordinal);

    [Fact]
    public void HalfReturned_SaysWhoIsStillToConfirm()
    {
        var row = CopyRows.Of(CopyState.RecallRequested) with { HandedInBy = "技术部工程师" };
        Assert.Contains("技术部工程师 已确认交回，待文控收到", Show(row).Find("tbody tr").Text(), StringComparison.Ordinal);
    }

    [Fact]
    public void EndedCopy_SaysWhereItIs_OrTheCertificate_AndBeforeWhatIsToBeDone()
    {
        var back = CopyRows.Of(CopyState.Returned) with { EditionState = EditionState.Obsolete };
        Assert.All(
            new (CopyRow Row, string Word)[]
            {
                (back, "请先作废保留一份"), (back with { Kept = "002" }, "作废保留的是 002"), (back with { Kept = "002", OnList = "R06-1" }, "已列入 R06-1"),
                (back with { State = CopyState.Kept, EndNote = "文件柜 2-3" }, "存放在文件柜 2-3"), (back with { State = CopyState.Destroyed, EndNote = "XHZS-1" }, "销毁证书 XHZS-1"),
            },
            c => Assert.Contains(c.Word, Show(c.Row).Find("tbody tr").Text(), StringComparison.Ordinal));
    }

    [Fact]
    public void Box_IsOnlyAtCopiesTheActFits_AndTheHeadChoosesThem()
    {
        var pick = new CopyPick(r => r.State == CopyState.Planned);
        var told = 0;
        var table = Render<CopyTable>(p => p.Add(t => t.Rows, [CopyRows.Of(CopyState.Planned), CopyRows.Of(CopyState.Issued)]).Add(t => t.Choices, NoChoices).Add(t => t.Label, "x")
            .Add(t => t.Pick, pick).Add(t => t.PickChanged, () => told++));
        Assert.Single(table.FindAll("tbody input[type=checkbox]"));
        table.Find("thead input[type=checkbox]").Change(true);
        Assert.Equal((1, 1), (pick.Count, told));
    }

    /// <summary>Nothing is looked up: codes stand for names.</summary>
    private static Choices NoChoices => new(null!, null!, null!);

    private IRenderedComponent<CopyTable> Show(CopyRow row) => Render<CopyTable>(p => p.Add(t => t.Rows, [row]).Add(t => t.Choices, NoChoices).Add(t => t.Label, "x"));
}
