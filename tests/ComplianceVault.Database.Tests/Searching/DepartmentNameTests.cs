using ComplianceVault.App.Organisation;
using ComplianceVault.App.Platform.Projection;
using ComplianceVault.App.Searching;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Searching;

public sealed class DepartmentNameTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ARenamedDepartment_IsFoundByItsNewName(Database database)
    {
        await using var vault = await TestVault.SampleAsync(database);
        var (reader, administrator) = (await vault.ActorAsync("行政部文控"), await vault.ActorAsync("系统管理员"));
        await using var db = await vault.DatabaseAsync();
        var department = await db.Set<Department>().AsNoTracking().SingleAsync(d => d.NameZh == "行政部", Ct);
        await FollowAsync(vault);
        Assert.Equal(0, await FoundAsync("综合管理部"));

        var input = new DepartmentInput("综合管理部", department.NameEn, department.Duties, department.Aliases.Split('\n'));
        var changed = await vault.Get<ChangeDepartment>().ExecuteAsync(administrator, department.Id, department.Version, input, Ct);
        Assert.True(changed.Succeeded, changed.Error?.ToString());
        await FollowAsync(vault);

        Assert.NotEqual(0, await FoundAsync("综合管理部"));

        async Task<int> FoundAsync(string name) =>
            (await vault.Get<SearchQueries>().SearchAsync(reader, new SearchQuestion { Text = $"部门:{name} 文件" }, Ct)).Value.Answer.Total;
    }

    private static async Task FollowAsync(TestVault vault)
    {
        while (await vault.Get<IndexProjection>().StepAsync(Ct))
        {
        }
    }
}
