using ComplianceVault.Kernel;
using ComplianceVault.Search;
using ComplianceVault.Search.Indexing;

namespace ComplianceVault.Tests.Search.Indexing;

public sealed class VaultIndexTests
{
    private static readonly SearchRequest Anything = new() { Query = "旧版", Rights = Filter.Everything };

    [Fact]
    public void Open_EmptyDirectory_AsksForARebuildAndNeverFindsNothing()
    {
        using var place = new Place();
        using var index = VaultIndex.Open(place.Path, TestIndex.Options).Value;
        Assert.Equal((IndexState.NeedsRebuild, "search.index-missing"), (index.Status().State, index.Status().Problem));
        Assert.Equal("search.index-missing", Ask(index, Anything).Error?.Code);
        Assert.Equal(ErrorKind.Unavailable, index.List(new ListRequest { Rights = Filter.Everything }).Error?.Kind);
        Assert.Throws<InvalidOperationException>(() => index.Replace("x", []));
    }

    [Fact]
    public void Rebuild_First_AnswersWithItsProgressUntilDone()
    {
        using var place = new Place();
        using var index = VaultIndex.Open(place.Path, TestIndex.Options).Value;
        using var rebuild = index.StartRebuild();
        rebuild.Replace("edition/QP-01", TestIndex.Samples.Take(4));
        rebuild.Report(43, 100);
        var error = Ask(index, Anything).Error;
        Assert.Equal("search.rebuilding", error?.Code);
        Assert.Equal([43], error!.Arguments);
        rebuild.Complete(7);
        Assert.Equal((IndexState.Ready, 7L, 4), (index.Status().State, index.CommittedSequence, index.Status().Pieces));
        Assert.NotEqual(0, Ask(index, Anything).Value.Total);
    }

    [Fact]
    public void Rebuild_OfAUsableIndex_LeavesTheOldOneAnswering()
    {
        using var test = new TestIndex(TestIndex.Samples);
        using (var rebuild = test.Index.StartRebuild())
        {
            Assert.Equal(IndexState.Rebuilding, test.Index.Status().State);
            Assert.NotEqual(0, Ask(test.Index, Anything).Value.Total);
            rebuild.Replace("edition/QP-30", [TestIndex.Piece("QP-30", "新", "1", "", "全新内容")]);
            rebuild.Complete(9);
        }

        Assert.Equal(1, test.Index.Status().Pieces);
        Assert.Single(Directory.GetDirectories(test.Path));
    }

    [Fact]
    public void Rebuild_Abandoned_LeavesTheOldIndex()
    {
        using var test = new TestIndex(TestIndex.Samples);
        test.Index.StartRebuild().Dispose();
        Assert.Equal((IndexState.Ready, TestIndex.Samples.Length), (test.Index.Status().State, test.Index.Status().Pieces));
        Assert.Single(Directory.GetDirectories(test.Path));
    }

    [Fact]
    public void Replace_ThenRefresh_IsFoundAtOnceAndOldPiecesAreGone()
    {
        using var test = new TestIndex(TestIndex.Samples);
        test.Index.Replace("edition/QP-01", [TestIndex.Piece("QP-01", "文档管控办法", "1", "", "改写后的内容提到紫藤。")]);
        Assert.Empty(test.Places("\"紫藤\""));
        test.Index.Refresh();
        Assert.Equal(["QP-01/1"], test.Places("\"紫藤\""));
        Assert.Empty(test.Places("\"旧版退回\""));
        test.Index.Remove("edition/QP-01");
        test.Index.Refresh();
        Assert.Empty(test.Places("\"紫藤\""));
    }

    [Fact]
    public void Reopen_AfterUncommittedWrites_HasTheCommittedStateAndNumber()
    {
        using var test = new TestIndex(TestIndex.Samples);
        test.Index.Replace("edition/QP-30", [TestIndex.Piece("QP-30", "甲", "1", "", "第一笔紫藤")]);
        test.Index.Commit(5);
        test.Index.Replace("edition/QP-31", [TestIndex.Piece("QP-31", "乙", "1", "", "第二笔丁香")]);
        test.Index.Refresh();
        Assert.NotEmpty(test.Places("\"丁香\""));
        test.Index.Dispose();
        test.Index = VaultIndex.Open(test.Path, TestIndex.Options).Value;
        Assert.Equal(5, test.Index.CommittedSequence);
        Assert.NotEmpty(test.Places("\"紫藤\""));
        Assert.Empty(test.Places("\"丁香\""));
    }

    [Fact]
    public void Open_CopyOfALivingIndex_AsAfterAKill_HasTheLastCommit()
    {
        using var test = new TestIndex(TestIndex.Samples);
        test.Index.Commit(5);
        test.Index.Replace("edition/QP-31", [TestIndex.Piece("QP-31", "乙", "1", "", "第二笔丁香")]);
        test.Index.Refresh();
        using var place = new Place();
        Copy(test.Path, place.Path);
        using var revived = VaultIndex.Open(place.Path, TestIndex.Options).Value;
        Assert.Equal((IndexState.Ready, 5L, TestIndex.Samples.Length), (revived.Status().State, revived.CommittedSequence, revived.Status().Pieces));
        revived.Replace("edition/QP-31", []);
        revived.Commit(6);
        Assert.Equal(6, revived.CommittedSequence);
    }

    [Fact]
    public void Open_SecondWriter_IsRefusedWhileReadersAreWelcome()
    {
        using var test = new TestIndex(TestIndex.Samples);
        Assert.Equal("search.index-in-use", VaultIndex.Open(test.Path, TestIndex.Options).Error?.Code);
        using var reader = VaultIndex.OpenReadOnly(test.Path, TestIndex.Options).Value;
        Assert.NotEqual(0, Ask(reader, Anything).Value.Total);
        test.Index.Replace("edition/QP-31", [TestIndex.Piece("QP-31", "乙", "1", "", "第二笔丁香")]);
        test.Index.Commit(2, "zwei");
        Assert.Equal(0, Ask(reader, Anything with { Query = "丁香" }).Value.Total);
        reader.Refresh();
        Assert.Equal(1, Ask(reader, Anything with { Query = "丁香" }).Value.Total);
        Assert.Equal((2, "zwei"), (reader.CommittedSequence, reader.CommittedMark));
        Assert.Throws<InvalidOperationException>(() => reader.Replace("x", []));
        using (var rebuild = test.Index.StartRebuild())
        {
            rebuild.Complete(3);
        }

        reader.Refresh();
        Assert.Equal(0, reader.Status().Pieces);
    }

    [Fact]
    public void Verify_FlippedByte_IsFoundAndTheIndexStopsAnswering()
    {
        using var test = new TestIndex(TestIndex.Samples);
        Assert.True(test.Index.Verify().Succeeded);
        Flip(test.Path);
        Assert.Equal("search.index-broken", test.Index.Verify().Error?.Code);
        Assert.Equal("search.index-broken", Ask(test.Index, Anything).Error?.Code);
        using var rebuild = test.Index.StartRebuild();
        rebuild.Replace("edition/QP-01", TestIndex.Samples.Take(4));
        rebuild.Complete(2);
        Assert.NotEqual(0, Ask(test.Index, Anything).Value.Total);
    }

    [Fact]
    public void Open_FlippedByteOrOtherMake_AsksForARebuild()
    {
        using var test = new TestIndex(TestIndex.Samples);
        test.Index.Dispose();
        test.Index = VaultIndex.Open(test.Path, TestIndex.Options with { SortedKeywords = [] }).Value;
        Assert.Equal("search.index-outdated", test.Index.Status().Problem);
        test.Index.Dispose();
        Flip(test.Path);
        test.Index = VaultIndex.Open(test.Path, TestIndex.Options).Value;
        Assert.Equal((IndexState.NeedsRebuild, "search.index-broken"), (test.Index.Status().State, test.Index.Status().Problem));
    }

    [Fact]
    public async Task Search_WhileOthersReplaceAndRebuild_NeverFailsNorSeesHalfAnOwner()
    {
        using var test = new TestIndex(TestIndex.Samples);
        using var done = new CancellationTokenSource();
        var searching = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var asked = 0;
            while (!done.IsCancellationRequested || asked == 0)
            {
                var total = test.Ask("丁香").Total;
                Assert.True(total is 0 or 3, $"{total} of three pieces");
                asked++;
            }

            return asked;
        }, TestContext.Current.CancellationToken)).ToArray();
        SearchDocument[] three = [.. Enumerable.Range(0, 3).Select(i => TestIndex.Piece("QP-31", "乙", $"{i}", "", "丁香开放"))];
        for (var round = 0; round < 30; round++)
        {
            test.Index.Replace("edition/QP-31", round % 3 == 2 ? [] : three);
            test.Index.Refresh();
            if (round % 10 == 9)
            {
                using var rebuild = test.Index.StartRebuild();
                rebuild.Replace("edition/QP-31", three);
                rebuild.Complete(round);
            }
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(searching), asked => Assert.True(asked > 0));
    }

    [Fact]
    public void Replace_LongAndOddPieces_AreKept()
    {
        using var test = new TestIndex();
        var longText = string.Concat(Enumerable.Repeat("很长的段落写了很多字。", 2900)) + "末尾有丁香。" + new string('x', 40_000);
        test.Index.Replace("edition/QP-31", [TestIndex.Piece("QP-31", "乙", "", "", longText), new SearchDocument { Owner = "edition/QP-31", Key = "空" }]);
        test.Index.Refresh();
        Assert.Single(test.Places("\"丁香\""));
        Assert.Equal(2, test.Index.Status().Pieces);
    }

    [Fact]
    public void Replace_PieceOfAnotherOwner_IsABug()
    {
        using var test = new TestIndex(TestIndex.Samples);
        Assert.Throws<ArgumentException>(() => test.Index.Replace("edition/x", TestIndex.Samples.Take(1)));
        test.Index.Commit(3);
        Assert.Equal(TestIndex.Samples.Length, test.Index.Status().Pieces);
    }

    private static Result<SearchAnswer> Ask(VaultIndex index, SearchRequest request) => index.Search(request, TestContext.Current.CancellationToken);

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.GetFiles(from, "*", SearchOption.AllDirectories).Where(file => !file.EndsWith("writer.lock", StringComparison.Ordinal)))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private static void Flip(string path)
    {
        var file = Directory.GetFiles(path, "*.cfs", SearchOption.AllDirectories).OrderByDescending(name => new FileInfo(name).Length).First();
        using var stream = new FileStream(file, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = stream.Length / 2;
        var value = stream.ReadByte();
        stream.Position--;
        stream.WriteByte((byte)(value ^ 0x55));
    }

    private sealed class Place : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("vault-index").FullName;

        public void Dispose() => Directory.Delete(Path, recursive: true);
    }
}
