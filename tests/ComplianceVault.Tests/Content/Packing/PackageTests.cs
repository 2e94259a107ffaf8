using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using ComplianceVault.Content.Packing;

namespace ComplianceVault.Tests.Content.Packing;

public class PackageTests
{
    private static readonly DateTimeOffset Created = new(2026, 5, 6, 7, 8, 9, TimeSpan.Zero);

    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(null)]
    [InlineData("长口令 pass-2026")]
    public async Task Package_ReadsBack_AndVerifies(string? password)
    {
        using var file = await Pack(password, ("db/vault.db", new string('x', 300_000)), ("content/记录.txt", "一"), ("empty", ""));

        using var reader = (await PackageReader.OpenAsync(file, password, Cancelled)).Value;

        Assert.Equal("backup", reader.Manifest.Kind);
        Assert.Equal(Created, reader.Manifest.Created);
        Assert.Equal("41", reader.Manifest.Properties["trailHead"]);
        Assert.Equal(["db/vault.db", "content/记录.txt", "empty"], reader.Manifest.Entries.Select(e => e.Path));
        Assert.Equal(300_000, reader.Manifest.Entries[0].Bytes);
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData("一"u8)), reader.Manifest.Entries[1].Sha256);
        using var text = new StreamReader(reader.OpenEntry("content/记录.txt")!);
        Assert.Equal("一", await text.ReadToEndAsync(Cancelled));
        Assert.True((await reader.VerifyAsync(Cancelled)).IsIntact);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("wrong")]
    public async Task WrongPassword_IsRefused(string? password)
    {
        using var file = await Pack("right", ("a.txt", "a"));

        Assert.Equal("content.package-password", (await PackageReader.OpenAsync(file, password, Cancelled)).Error?.Code);
    }

    [Fact]
    public async Task PlainPackage_OpensWithTheFrameworksZip()
    {
        using var file = await Pack(null, ("a/b.txt", "text"));
        using var zip = new ZipArchive(file, ZipArchiveMode.Read);

        using var text = new StreamReader(zip.GetEntry("a/b.txt")!.Open());
        Assert.Equal("text", await text.ReadToEndAsync(Cancelled));
        Assert.Equal("manifest.json", zip.Entries[^1].FullName);
    }

    [Fact]
    public async Task EncryptedPackage_FollowsTheWinZipFormat()
    {
        using var file = await Pack("pw", ("a.txt", "readable by any program"));

        Assert.Equal("readable by any program", WinZipAes.ReadFirstEntry(file.ToArray(), "pw"));
    }

    [Fact]
    public async Task ChangedMissingAndExtraEntries_AreNamed()
    {
        using var file = await Pack(null, ("a.txt", "a"), ("b.txt", "b"), ("c.txt", "c"));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
        {
            zip.GetEntry("a.txt")!.Delete();
            zip.GetEntry("b.txt")!.Delete();
            Put(zip, "b.txt", "B");
            Put(zip, "d.txt", "d");
        }

        using var reader = (await PackageReader.OpenAsync(file, null, Cancelled)).Value;
        var check = await reader.VerifyAsync(Cancelled);

        Assert.False(check.IsIntact);
        Assert.Equal("b.txt", check.Mismatch);
        Assert.Equal(["a.txt"], check.Missing);
        Assert.Equal(["d.txt"], check.Extra);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("pw")]
    public async Task EveryFlippedByteOfContent_IsNoticed(string? password)
    {
        using var file = await Pack(password, ("a.bin", "0123456789 0123456789 abcdef"));
        var bytes = file.ToArray();
        var start = 30 + bytes[26] + bytes[28];
        var end = Encoding.Latin1.GetString(bytes).IndexOf("PK\u0003\u0004", 10, StringComparison.Ordinal);
        for (var at = start; at < end - (password is null ? 0 : 24); at++)
        {
            var damaged = (byte[])bytes.Clone();
            damaged[at] ^= 1;
            using var opened = new MemoryStream(damaged);
            var result = await PackageReader.OpenAsync(opened, password, Cancelled);
            if (!result.Succeeded)
                continue;
            using var reader = result.Value;
            Assert.False((await reader.VerifyAsync(Cancelled)).IsIntact, $"byte {at} of {start}..{end}");
        }
    }

    [Theory]
    [InlineData("../evil")]
    [InlineData("/etc/passwd")]
    [InlineData("a/../../b")]
    [InlineData("C:/x")]
    [InlineData("a\\b")]
    [InlineData("a//b")]
    [InlineData("a/.. /b")]
    [InlineData("")]
    public async Task NamesThatLeaveTheFolder_AreRefused_OnBothSides(string path)
    {
        using var content = new MemoryStream();
        using (var writer = new PackageWriter(Stream.Null, "backup", Created))
            await Assert.ThrowsAsync<ArgumentException>(() => writer.AddAsync(path, content, Cancelled));
        if (path.Length == 0)
            return;

        using var file = await Pack(null, ("a.txt", "a"));
        using (var zip = new ZipArchive(file, ZipArchiveMode.Update, leaveOpen: true))
            Put(zip, path, "x");
        Assert.Equal("content.package-entry-name", (await PackageReader.OpenAsync(file, null, Cancelled)).Error?.Code);
    }

    [Fact]
    public async Task RepeatedPath_IsABug()
    {
        using var writer = new PackageWriter(Stream.Null, "backup", Created);
        await writer.AddAsync("a.txt", new MemoryStream(), Cancelled);

        await Assert.ThrowsAsync<ArgumentException>(() => writer.AddAsync("A.TXT", new MemoryStream(), Cancelled));
        await Assert.ThrowsAsync<ArgumentException>(() => writer.AddAsync("manifest.json", new MemoryStream(), Cancelled));
    }

    [Fact]
    public async Task NotAPackage_IsRefused()
    {
        using var junk = new MemoryStream(Encoding.UTF8.GetBytes(new string('j', 5000)));
        Assert.Equal("content.package-unreadable", (await PackageReader.OpenAsync(junk, null, Cancelled)).Error?.Code);

        using var empty = new MemoryStream();
        Assert.Equal("content.package-unreadable", (await PackageReader.OpenAsync(empty, null, Cancelled)).Error?.Code);

        using var cut = await Pack(null, ("a.txt", new string('a', 5000)));
        cut.SetLength(cut.Length / 2);
        Assert.Equal("content.package-unreadable", (await PackageReader.OpenAsync(cut, null, Cancelled)).Error?.Code);
    }

    [Fact]
    public async Task NewerManifest_IsRefused()
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
            Put(zip, "manifest.json", """{"formatVersion":99,"kind":"backup","created":"2026-01-01T00:00:00Z"}""");

        Assert.Equal("content.package-version", (await PackageReader.OpenAsync(file, null, Cancelled)).Error?.Code);
    }

    private static async Task<MemoryStream> Pack(string? password, params (string Path, string Text)[] files)
    {
        var target = new MemoryStream();
        using var writer = new PackageWriter(target, "backup", Created, new Dictionary<string, string> { ["trailHead"] = "41" }, password);
        foreach (var (path, text) in files)
            await writer.AddAsync(path, new MemoryStream(Encoding.UTF8.GetBytes(text)), Cancelled);
        await writer.FinishAsync(Cancelled);
        target.Position = 0;
        return target;
    }

    private static void Put(ZipArchive zip, string path, string text)
    {
        using var stream = zip.CreateEntry(path).Open();
        stream.Write(Encoding.UTF8.GetBytes(text));
    }
}
