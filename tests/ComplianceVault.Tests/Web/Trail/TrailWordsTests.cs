using ComplianceVault.App.Organisation;
using ComplianceVault.Web.Trail;

namespace ComplianceVault.Tests.Web.Trail;

public sealed class TrailWordsTests
{
    [Theory]
    [InlineData("edition", "result", "StillSuitable", "仍适用")]
    [InlineData("edition", "state", "Draft", "草稿")]
    [InlineData("letter", "state", "Draft", "待签发")]
    [InlineData("document", "outcome", "Current", "仍现行")]
    [InlineData("vault", "permissions", "Read、Audit", "查阅现行文件、审核查证")]
    [InlineData("account", "why", "account.locked", "连续输错次数过多，账号已锁定。请约 … 分钟后再试，或请系统管理员重置密码。")]
    [InlineData("edition", "enteredAt", "2026-11-28T05:51:58.581Z", "2026-11-28 13:51:58")]
    [InlineData("document", "title", "Current", "Current")]
    [InlineData("document", "outcome", "nothing known", "nothing known")]
    public void AChoice_IsSaidInWords_AndOtherTextAsItIs(string kind, string field, string value, string said) =>
        Assert.Equal(said, TrailWords.Value(kind, field, value, new CompanyTime(TimeProvider.System, TimeZoneInfo.FindSystemTimeZoneById("Asia/Shanghai"))));
}
