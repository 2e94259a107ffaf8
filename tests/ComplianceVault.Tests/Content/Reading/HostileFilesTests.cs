using System.IO.Compression;
using System.Text;
using ComplianceVault.Content.Reading;
using static ComplianceVault.Tests.Content.Reading.WordFile;

namespace ComplianceVault.Tests.Content.Reading;

public sealed class HostileFilesTests
{
    private static string? CodeOf(byte[] file, string name = "a.docx", ReadingLimits? limits = null) => ReadBytes(file, name, limits).Error?.Code;

    private static byte[] Zip(Action<ZipArchive> fill)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            fill(zip);
        }

        return file.ToArray();
    }

    private static byte[] CompoundFile(string stream) =>
        [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[1000], .. Encoding.Unicode.GetBytes(stream), .. new byte[500]];

    [Fact]
    public void Read_EmptyFile_IsRefused() => Assert.Equal("content.empty", CodeOf([]));

    [Theory]
    [InlineData("EncryptedPackage", "content.encrypted")]
    [InlineData("WordDocument", "content.old-office")]
    [InlineData("Workbook", "content.old-office")]
    [InlineData("Other", "content.unknown-format")]
    public void Read_CompoundFile_IsToldByItsStreams(string stream, string code) => Assert.Equal(code, CodeOf(CompoundFile(stream)));

    [Theory]
    [InlineData("a.xlsx", "content.wrong-extension")]
    [InlineData("a.pdf", "content.wrong-extension")]
    [InlineData("a.txt", "content.wrong-extension")]
    [InlineData("a.zip", "content.unsupported-format")]
    [InlineData("a", "content.unsupported-format")]
    public void Read_WordUnderAnotherExtension_IsRefused(string name, string code) => Assert.Equal(code, CodeOf(new WordFile { Body = P("一") }.Build(), name));

    [Fact]
    public void Read_TextUnderWordExtension_IsRefused() => Assert.Equal("content.unknown-format", CodeOf("只是文字"u8.ToArray()));

    [Fact]
    public void Read_BinaryUnderTextExtension_IsRefused() => Assert.Equal("content.not-text", CodeOf([.. Enumerable.Range(0, 4000).Select(i => (byte)(i * 37 % 32))], "a.txt"));

    [Fact]
    public void Read_ZipWithoutDocument_IsRefused() => Assert.Equal("content.unknown-zip", CodeOf(Zip(z => Add(z, "a.txt", "x"))));

    [Fact]
    public void Read_TruncatedFile_IsDamaged()
    {
        var file = new WordFile { Body = P("一") }.Build();

        Assert.Equal("content.damaged", CodeOf(file[..(file.Length / 2)]));
    }

    [Fact]
    public void Read_FileAboveTheLimit_IsRefusedUnread()
    {
        using var huge = new SparseStream(500L << 20);

        Assert.Equal("content.too-large", DocumentReader.Read(huge, "a.docx", new ReadingLimits(), TestContext.Current.CancellationToken).Error?.Code);
        Assert.Equal(0, huge.BytesRead);
    }

    [Fact]
    public void Read_ZipBomb_IsRefused()
    {
        var file = new WordFile { Body = $"<w:p><w:r><w:t>{new string('a', 30 << 20)}</w:t></w:r></w:p>" }.Build();

        Assert.True(file.Length < 1 << 20);
        Assert.Equal("content.unpacks-too-large", CodeOf(file));
    }

    [Fact]
    public void Read_BombWithLyingHeader_IsCountedWhileUnpacking()
    {
        var file = new WordFile { Body = $"<w:p><w:r><w:t>{new string('a', 8 << 20)}</w:t></w:r></w:p>" }.Build();
        SetDeclaredLength(file, "word/document.xml", 1000);

        Assert.Contains(CodeOf(file), new[] { "content.unpacks-too-large", "content.damaged" });
    }

    [Fact]
    public void Read_TooManyParts_IsRefused() =>
        Assert.Equal("content.too-many-parts", CodeOf(Zip(z => Enumerable.Range(0, 200).ToList().ForEach(i => Add(z, $"p{i}.xml", "<a/>"))), limits: new ReadingLimits { Parts = 100 }));

    [Fact]
    public void Read_Entities_AreRefused() =>
        Assert.Equal("content.forbidden-xml", CodeOf(new WordFile { Prolog = "<!DOCTYPE d [<!ENTITY a \"x\"><!ENTITY b \"&a;&a;&a;\">]>", Body = "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>" }.Build()));

    [Theory]
    [InlineData("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>")]
    [InlineData("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>")]
    [InlineData("<w:ins>", "</w:ins>")]
    public void Read_TenThousandNestedElements_IsRefused(string open, string close) =>
        Assert.Equal("content.too-deep", CodeOf(new WordFile { Body = string.Concat(Enumerable.Repeat(open, 10_000)) + P("一") + string.Concat(Enumerable.Repeat(close, 10_000)) }.Build()));

    [Theory]
    [InlineData("[a](", 400_000)]
    [InlineData("[a]: b\n", 400_000)]
    [InlineData("[", 400_000)]
    [InlineData("*a_ ", 100_000)]
    [InlineData("> ", 20_000)]
    public void Read_MarkdownThatParsersChokeOn_IsReadAnyway(string piece, int length)
    {
        var read = ReadBytes(Encoding.UTF8.GetBytes("# 1 目的\n\n正文。\n\n" + string.Concat(Enumerable.Repeat(piece, length / piece.Length))), "a.md");

        Assert.True(read.Succeeded, read.Error?.ToString());
        Assert.Equal(SourceFormat.Markdown, read.Value.Format);
    }

    [Fact]
    public void Read_TableOfManyRowsBeforeAnyHeading_StaysFast()
    {
        var rows = Enumerable.Range(0, 20_000).Select(i => (string[])[$"编号：QP-{i}", $"版本：V{i}"]).ToArray();
        var text = new WordFile { Body = Table(rows) }.Read();

        Assert.Equal(20_000, Assert.IsType<Table>(text.Sections[0].Blocks[0]).Rows.Count);
        Assert.InRange(text.CoverFacts.Count, 1, 200);
    }

    [Fact]
    public void Read_MoreTextThanAllowed_IsRefused() =>
        Assert.Equal("content.too-much-text", CodeOf(new WordFile { Body = P(new string('一', 2000)) }.Build(), limits: new ReadingLimits { Characters = 1000 }));

    [Fact]
    public void Read_TimeIsUp_IsRefused() =>
        Assert.Equal("content.too-slow", CodeOf(new WordFile { Body = string.Concat(Enumerable.Repeat(P("一"), 2000)) }.Build(), limits: new ReadingLimits { Time = TimeSpan.Zero }));

    [Fact]
    public void Read_CancelledByTheCaller_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        cancelled.Cancel();

        Assert.ThrowsAny<OperationCanceledException>(() => DocumentReader.Read(new MemoryStream(new WordFile { Body = P("一") }.Build()), "a.docx", new ReadingLimits(), cancelled.Token));
    }

    [Fact]
    public void Read_MainPartMissingOrEmpty_IsRefusedNotThrown()
    {
        Assert.Equal("content.damaged", CodeOf(Zip(z =>
        {
            Add(z, "_rels/.rels", Relationships(("officeDocument", "word/document.xml")));
            Add(z, "word/document.xml", "");
        })));
        Assert.Empty(ReadBytes(new WordFile().Build(), "a.docx").Value.Sections);
    }

    /// <summary>Overwrites the declared size in the local header and in the directory.</summary>
    private static void SetDeclaredLength(byte[] zip, string name, int length)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        for (var at = zip.AsSpan().IndexOf(bytes); at >= 0; at = zip.AsSpan(at + 1).IndexOf(bytes) is >= 0 and var next ? at + 1 + next : -1)
        {
            var inDirectory = at >= 46 && zip.AsSpan(at - 46, 4).SequenceEqual("PK\u0001\u0002"u8);
            BitConverter.TryWriteBytes(zip.AsSpan(inDirectory ? at - 46 + 24 : at - 30 + 22), length);
        }
    }

    /// <summary>Claims a length without holding it.</summary>
    private sealed class SparseStream(long length) : Stream
    {
        public long BytesRead { get; private set; }

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => length;

        public override long Position { get; set; }

        public override void Flush()
        {
        }

        public override int Read(byte[] buffer, int offset, int count)
        {
            BytesRead += count;
            Position += count;
            return count;
        }

        public override long Seek(long offset, SeekOrigin origin) => Position = offset;

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();
    }
}
