using Bunit;
using ComplianceVault.App.Documents.ChangeRequests;
using ComplianceVault.App.Organisation;
using ComplianceVault.Kernel.WorkingTime;
using ComplianceVault.Web.Documents.ChangeRequests;
using Microsoft.Extensions.DependencyInjection;

namespace ComplianceVault.Tests.Web.Documents.ChangeRequests;

public sealed class RequestTableTests : ComponentTest
{
    public RequestTableTests() => Services.AddSingleton(new CompanyTime(TimeProvider.System, TimeZoneInfo.Utc));

    [Fact]
    public void Row_SaysWhereWhatAndHowItStands()
    {
        var cells = Draw(Row(ChangeRequestState.Raised, new Deadline(new DateOnly(2026, 3, 13), DeadlineState.Overdue, 1, null))).FindAll("td");
        Assert.Equal("/documents/requests/ITSMS-P05-R11-2026-0001", cells[1].QuerySelector("a")!.GetAttribute("href"));
        Assert.Contains("A 版 4.2 上报", cells[3].TextContent, StringComparison.Ordinal);
        Assert.Contains("已提出", cells[5].TextContent, StringComparison.Ordinal);
        Assert.Contains("逾期 1 个工作日", cells[6].TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void RequestAboutTheWholeDocument_SaysSo() =>
        Assert.Contains("整份文件", Draw(Row(ChangeRequestState.Closed, null) with { SectionNumber = null, SectionHeading = null }).Find("tbody").TextContent, StringComparison.Ordinal);

    [Fact]
    public void OnTheDocumentsOwnPage_TheDocumentIsNotRepeated() =>
        Assert.DoesNotContain("重大事件管理规定", Draw(Row(ChangeRequestState.InWork, null), withDocument: false).Markup, StringComparison.Ordinal);

    private IRenderedComponent<RequestTable> Draw(ChangeRequestRow row, bool withDocument = true) =>
        Render<RequestTable>(p => p.Add(t => t.Rows, [row]).Add(t => t.WithDocument, withDocument));

    private static ChangeRequestRow Row(ChangeRequestState state, Deadline? due) => new(
        Guid.Empty, "ITSMS-P05-R11-2026-0001", "ITSMS-WI18", "重大事件管理规定", "tech", "A", "4.2", "4.2", "上报", "时限不清", ChangeSource.Audit, null, state, "市场部职员",
        new DateTime(2026, 3, 6, 8, 0, 0, DateTimeKind.Utc), due, null);
}
