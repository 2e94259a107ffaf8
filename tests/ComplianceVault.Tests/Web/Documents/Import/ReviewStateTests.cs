using ComplianceVault.App.Documents.Import;
using ComplianceVault.Content.Reading;
using ComplianceVault.Web.Documents.Import;

namespace ComplianceVault.Tests.Web.Documents.Import;

public sealed class ReviewStateTests
{
    private static readonly CoverFact[] Facts =
    [
        new(CoverFactKind.Edition, "A", CoverFactPlace.Cover, "版本：A"),
        new(CoverFactKind.Edition, "B", CoverFactPlace.Header, "B 版"),
        new(CoverFactKind.Edition, "B", CoverFactPlace.FileName),
    ];

    [Fact]
    public void Ready_LeavesOutWhatMustBeCorrectedFirst()
    {
        var (good, bad) = (Item(ImportMatch.NewDocument), Item(ImportMatch.NumberMissing));
        var state = new ReviewState();
        state.Take([good, bad, Item(ImportMatch.NewDocument, ImportItemState.Accepted)]);
        Assert.Equal([good], state.Ready);
        Assert.Equal((2, 1, 1), (state.CountOf(ReviewShow.ToDecide), state.CountOf(ReviewShow.Troubled), state.CountOf(ReviewShow.Accepted)));
    }

    [Fact]
    public void Choice_IsForgottenOnceTheFileIsDecided()
    {
        var item = Item(ImportMatch.NewDocument);
        var state = new ReviewState();
        state.Take([item]);
        state.ChooseAll(true);
        Assert.Equal([item.Id], state.Chosen);
        item.State = ImportItemState.Skipped;
        state.Take([item]);
        Assert.Empty(state.Chosen);
    }

    [Fact]
    public void ChooseAll_ChoosesOnlyWhatIsShown()
    {
        var (good, bad) = (Item(ImportMatch.NewDocument), Item(ImportMatch.OtherText));
        var state = new ReviewState();
        state.Turn(ReviewShow.Troubled, 1);
        state.Take([good, bad]);
        state.ChooseAll(true);
        Assert.Equal([bad.Id], state.Chosen);
    }

    [Fact]
    public void Turn_BeforeTheFilesAreThere_ShowsThatPageOnceTheyAre_AndNoneBeyondTheLast()
    {
        var state = new ReviewState();
        state.Turn(ReviewShow.All, 2);
        state.Take([.. Enumerable.Range(0, ReviewState.PageSize + 1).Select(_ => Item(ImportMatch.NewDocument))]);
        Assert.Equal((2, 1), (state.Page, state.OnPage.Count));
        state.Turn(ReviewShow.All, 9);
        Assert.Equal(2, state.Page);
    }

    [Fact]
    public void Others_ListsEachOtherValueOnce_WithItsPlace()
    {
        Assert.Equal(CoverFactPlace.Cover, ReviewState.SourceOf(Facts, CoverFactKind.Edition, "A")?.Place);
        Assert.Null(ReviewState.SourceOf(Facts, CoverFactKind.Edition, "C"));
        var other = Assert.Single(ReviewState.Others(Facts, CoverFactKind.Edition, "A"));
        Assert.Equal(("B", CoverFactPlace.Header), (other.Value, other.Place));
    }

    [Fact]
    public void Corrected_ChangesOneValue_AndTheLevelFollowsTheNumber()
    {
        var item = Item(ImportMatch.NewDocument);
        Assert.Equal(new ItemCorrection("QP-09", "文件控制程序", "A", null, "admin", new DateOnly(2026, 1, 5), null), ReviewState.Corrected(item, CoverFactKind.Number, "QP-09"));
        Assert.Equal(new DateOnly(2026, 2, 1), ReviewState.Corrected(item, CoverFactKind.EffectiveDate, "2026-02-01").EffectiveDate);
        Assert.Null(ReviewState.Corrected(item, CoverFactKind.IssueDate, "").IssueDate);
        Assert.Null(ReviewState.Corrected(item, CoverFactKind.Department, "").Department);
        Assert.Equal("三阶", ReviewState.Corrected(item, null, "三阶").Level);
    }

    [Fact]
    public void Upload_CountsBytesAndKeepsTroubles()
    {
        var upload = new UploadState();
        upload.Take([new(0, "a.docx", 100, UploadStage.Done, 100, null), new(1, "b.docx", 300, UploadStage.Sending, 50, null)]);
        Assert.Equal((62, 1, true), (upload.Percent, upload.Done, upload.IsRunning));
        upload.Take([new(1, "b.docx", 300, UploadStage.Refused, 0, "文件已损坏")]);
        Assert.Equal((100, false), (upload.Percent, upload.IsRunning));
        Assert.Equal("文件已损坏", Assert.Single(upload.Troubles).Message);
    }

    private static ImportItem Item(ImportMatch match, ImportItemState state = ImportItemState.Proposed) => new()
    {
        Id = Guid.CreateVersion7(),
        BatchId = Guid.Empty,
        Ordinal = 1,
        FileName = "a.docx",
        Path = "a.docx",
        Hash = "",
        Length = 1,
        State = state,
        Match = match,
        Number = "QP-05",
        Title = "文件控制程序",
        Label = "A",
        Level = "二阶",
        Department = "admin",
        IssueDate = new DateOnly(2026, 1, 5),
    };
}
