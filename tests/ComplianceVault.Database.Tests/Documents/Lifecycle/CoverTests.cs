using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Content.Reading;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>B under a cover that says A is seen by the author and by whoever signs, before it is issued.</summary>
public sealed class CoverTests
{
    [Theory, OnEachDatabase]
    public async Task ACoverOfTheLastEdition_IsRemarked_UntilItIsMended(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var document = await desk.RegisterAsync();
        var first = await desk.StartAsync(document.Id, text: Cover(document.Number, "A"));
        Assert.Empty((await desk.LifeAsync(first)).Cover);
        await desk.ApproveThroughAsync(first);
        await desk.PublishAsync(first);

        var next = await desk.StartAsync(document.Id, LifeDesk.Change(), text: Cover(document.Number, "A"));
        Assert.Equal(new CoverRemark(CoverFactKind.Edition, "A", "B"), Assert.Single((await desk.LifeAsync(next)).Cover));
        Assert.Single((await desk.SheetAsync(next)).Cover);

        await desk.UploadAsync(next, Cover("ITSMS-WI99", "B"));
        Assert.Equal(CoverFactKind.Number, Assert.Single((await desk.LifeAsync(next)).Cover).Kind);
        await desk.UploadAsync(next, Cover(document.Number, "B 版"));
        Assert.Empty((await desk.LifeAsync(next)).Cover);
    }

    private static string Cover(string number, string label) => $"# 机房巡检规范\n\n文件编号：{number}\n\n版本：{label}\n\n## 1 要求\n\n每日巡检一次。\n";
}
