using System.Collections.Concurrent;
using System.Diagnostics;
using System.IO.Compression;
using System.Text;
using System.Xml.Linq;
using ComplianceVault.Content.Reading;
using ComplianceVault.Tests.Content.Rendition;
using ComplianceVault.Tests.SeedDocs;
using static ComplianceVault.Tests.Content.Reading.WordFile;

namespace ComplianceVault.Tests.Content.Reading;

/// <summary>
/// Thousands of damaged files through the one door: each is read or refused with an error of its own, in bounded time, and nothing
/// stays in memory. The seed is fixed; a failure names seed and iteration, and the same pair makes the same file.
/// </summary>
[Collection(nameof(FuzzTests))]
[CollectionDefinition(nameof(FuzzTests), DisableParallelization = true)]
public sealed class FuzzTests
{
    private const int Seed = 20_000;
    private const int Iterations = 5_000;

    /// <summary>Far above what any of these small files needs, also on a busy machine.</summary>
    private static readonly TimeSpan LongestPerFile = TimeSpan.FromSeconds(20);

    private static readonly ReadingLimits Limits = new() { UnpackedBytes = 16 << 20, Time = TimeSpan.FromSeconds(10), Elements = 500_000, BlockElements = 200_000 };

    private static readonly string[] Scraps =
    [
        "<w:p>", "</w:p>", "<w:tbl><w:tr><w:tc>", "<w:fldChar w:fldCharType=\"begin\"/>", "<w:gridSpan w:val=\"-5\"/>", "<w:gridSpan w:val=\"99999999999\"/>", "<w:vMerge/>",
        "<w:numPr><w:ilvl w:val=\"99\"/><w:numId w:val=\"-1\"/></w:numPr>", "<w:outlineLvl w:val=\"-7\"/>", "&#0;", "&x;", "<![CDATA[一", "\uFFFF", "<w:sym w:font=\"\" w:char=\"D800\"/>",
        "<w:sdt><w:sdtContent>", "<mc:AlternateContent/>", "9.9.9.9.9.9 ", "1.1.1.1.1.1.1.1.1.1.1.1 一", "第九九九九九九九章 ", "（一）", "2024-99-99发布", "<v>1e308</v>", "r=\"ZZZ99999999\"", "<c t=\"s\"><v>-1</v></c>",
    ];

    private static readonly string[] Values = ["0", "-1", "2147483648", "9", "", "true", "一", "%1%2%3%9%0", "1", "2", "restart", "begin", "bullet", "XFD1048576", "A1:XFD1048576"];

    /// <summary>
    /// Of real files as many as fit into this time, up to <see cref="Iterations"/>: two idle cores read them all. On a machine that is busy with something else
    /// the time ends it, and a few hundred must do.
    /// </summary>
    private static readonly TimeSpan RealTime = TimeSpan.FromMinutes(4);
    private const int FewestReal = 300;

    /// <summary>Documents of this project with all that Word files of a company have: covers, tables, lists, flow charts, headers.</summary>
    private static readonly string[] Real = ["ITSMS-M01", "ITSMS-P05", "ITSMS-P15", "ITSMS-WI07"];

    [Fact]
    public void Read_DamagedFiles_AreReadOrRefusedInTimeAndMemory() => Read([.. Samples()], Iterations, TimeSpan.MaxValue);

    /// <summary>The same with the project's own Word files, and with the PDFs that an office program made of them.</summary>
    [Fact]
    public async Task Read_DamagedRealFiles_AreReadOrRefusedInTimeAndMemory()
    {
        using var folder = new TempFolder();
        using var office = Office.OrSkip(folder.File("profiles"));
        var samples = new List<(string Name, byte[] Bytes)>();
        foreach (var word in Real.Select(n => Path.Combine(SeedFiles.Folder, "documents", $"{n}.docx")))
        {
            var (name, pdf) = (Path.GetFileName(word), folder.File(Path.ChangeExtension(Path.GetFileName(word), ".pdf")));
            var made = await office.ToPdfAsync(word, pdf, TestContext.Current.CancellationToken);
            Assert.True(made.Succeeded, made.Error?.ToString());
            samples.Add((name, await File.ReadAllBytesAsync(word, TestContext.Current.CancellationToken)));
            samples.Add((Path.GetFileName(pdf), await File.ReadAllBytesAsync(pdf, TestContext.Current.CancellationToken)));
        }

        Assert.All(samples, s => Assert.True(DocumentReader.Read(new MemoryStream(s.Bytes, writable: false), s.Name, Limits, TestContext.Current.CancellationToken).Succeeded, s.Name));
        Assert.InRange(Read(samples, Iterations, RealTime), FewestReal, Iterations);
    }

    /// <summary>How many were read until the time was up.</summary>
    private static int Read(List<(string Name, byte[] Bytes)> samples, int iterations, TimeSpan atMost)
    {
        var outcomes = new ConcurrentDictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < 50; i++)
        {
            _ = ReadOne(samples, i);
        }

        var (before, begun, done) = (Settled(), Stopwatch.GetTimestamp(), 0);
        Parallel.For(0, iterations, new() { MaxDegreeOfParallelism = Environment.ProcessorCount, CancellationToken = TestContext.Current.CancellationToken }, (i, loop) =>
        {
            if (Stopwatch.GetElapsedTime(begun) >= atMost)
            {
                loop.Stop();
                return;
            }

            outcomes.AddOrUpdate(ReadOne(samples, i), 1, (_, n) => n + 1);
            Interlocked.Increment(ref done);
        });

        var grown = Settled() - before;
        TestContext.Current.TestOutputHelper?.WriteLine($"{done} files: " + string.Join(", ", outcomes.OrderByDescending(o => o.Value).Select(o => $"{o.Key} {o.Value}")));
        Assert.True(grown < 32 << 20, $"{grown >> 20} MiB stayed in memory after {done} files (seed {Seed}).");
        Assert.True(outcomes.GetValueOrDefault("read") > done / 4, "Hardly a file was read: the mutations are too coarse to try the readers.");
        Assert.True(outcomes.Count >= 4, "The mutations reach too few refusals.");
        return done;
    }

    private static string ReadOne(List<(string Name, byte[] Bytes)> samples, int iteration)
    {
        var random = new Random(Seed + iteration);
        var (name, bytes) = samples[random.Next(samples.Count)];
        var damaged = Damage(bytes, random);
        var started = Stopwatch.GetTimestamp();
        try
        {
            var read = DocumentReader.Read(new MemoryStream(damaged, writable: false), name, Limits, TestContext.Current.CancellationToken);
            var took = Stopwatch.GetElapsedTime(started);
            Assert.True(took < LongestPerFile, $"{name}: {took} (seed {Seed}, iteration {iteration}).");
            Assert.True(!read.Succeeded || IsWhole(read.Value), $"{name}: sections do not hang together (seed {Seed}, iteration {iteration}).");
            return read.Succeeded ? "read" : read.Error.Code is "content.unreadable" ? read.Error.ToString() : read.Error.Code;
        }
        catch (Exception exception) when (exception is not OperationCanceledException and not Xunit.Sdk.XunitException)
        {
            Assert.Fail($"{name}: {exception} (seed {Seed}, iteration {iteration}).");
            throw;
        }
    }

    private static bool IsWhole(DocumentText text) =>
        text.Sections.Select(s => s.Key).Distinct(StringComparer.Ordinal).Count() == text.Sections.Count
        && text.Sections.Select((s, i) => s.Parent < i && s.Parent >= -1).All(ok => ok);

    private static long Settled()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        return GC.GetTotalMemory(forceFullCollection: true);
    }

    private static byte[] Damage(byte[] file, Random random)
    {
        if (file[0] == 'P' && file[1] == 'K' && random.Next(3) > 0)
        {
            return random.Next(5) == 0 ? SwapParts(file, random) : DamagePart(file, random);
        }

        var damaged = (byte[])file.Clone();
        for (var rounds = random.Next(1, 4); rounds > 0; rounds--)
        {
            damaged = DamageBytes(damaged, random);
        }

        return damaged;
    }

    private static byte[] DamageBytes(byte[] bytes, Random random)
    {
        if (bytes.Length < 16)
        {
            return bytes;
        }

        var at = random.Next(bytes.Length);
        var length = random.Next(1, Math.Min(2048, bytes.Length - at) + 1);
        switch (random.Next(4))
        {
            case 0:
                for (var flips = random.Next(1, 20); flips > 0; flips--)
                {
                    bytes[random.Next(bytes.Length)] ^= (byte)(1 << random.Next(8));
                }

                return bytes;
            case 1:
                return bytes[..at];
            case 2:
                return [.. bytes[..at], .. bytes[at..(at + length)], .. bytes[at..]];
            default:
                return [.. bytes[..at], .. bytes[(at + length)..]];
        }
    }

    /// <summary>Damages the XML of one part and packs the file well again, so that the reader gets past the zip.</summary>
    private static byte[] DamagePart(byte[] file, Random random)
    {
        var parts = Unpack(file);
        var chosen = random.Next(3) > 0 ? Math.Max(0, parts.FindIndex(p => p.Name.EndsWith("document.xml", StringComparison.Ordinal) || p.Name.EndsWith("sheet1.xml", StringComparison.Ordinal))) : random.Next(parts.Count);
        if (!parts[chosen].Name.EndsWith(".xml", StringComparison.Ordinal) && !parts[chosen].Name.EndsWith(".rels", StringComparison.Ordinal))
        {
            parts[chosen] = (parts[chosen].Name, DamageBytes(parts[chosen].Bytes, random)); // a picture
            return Pack(parts);
        }

        var xml = Encoding.UTF8.GetString(parts[chosen].Bytes).TrimStart('\uFEFF');
        xml = random.Next(3) > 0 ? DamageTree(xml, random) : xml;
        for (var rounds = random.Next(0, 3); rounds > 0 && xml.Length > 4; rounds--)
        {
            xml = DamageXml(xml, random);
        }

        parts[chosen] = (parts[chosen].Name, Encoding.UTF8.GetBytes(xml));
        return Pack(parts);
    }

    /// <summary>Moves, repeats, drops and nests elements and changes values: well-formed XML that no program would write.</summary>
    private static string DamageTree(string xml, Random random)
    {
        var root = XElement.Parse(xml, LoadOptions.PreserveWhitespace);
        for (var rounds = random.Next(1, 12); rounds > 0; rounds--)
        {
            var elements = root.Descendants().ToList();
            if (elements.Count == 0)
            {
                break;
            }

            var (one, other) = (elements[random.Next(elements.Count)], elements[random.Next(elements.Count)]);
            switch (random.Next(6))
            {
                case 0:
                    one.Remove();
                    break;
                case 1:
                    one.AddAfterSelf(new XElement(one));
                    break;
                case 2:
                    other.AddFirst(new XElement(one));
                    break;
                case 3 when one.LastAttribute is { IsNamespaceDeclaration: false } attribute && attribute.Name.Namespace != XNamespace.Xml:
                    attribute.Value = Values[random.Next(Values.Length)];
                    break;
                case 4:
                    one.ReplaceWith(new XElement(other));
                    break;
                default:
                    one.Name = other.Name;
                    break;
            }
        }

        return root.ToString(SaveOptions.DisableFormatting);
    }

    private static string DamageXml(string xml, Random random)
    {
        var from = Boundary(xml, random);
        var to = Boundary(xml, random);
        (from, to) = from <= to ? (from, to) : (to, from);
        to = Math.Min(to, from + 4096);
        return random.Next(6) switch
        {
            0 => xml.Remove(from, to - from),
            1 => xml.Insert(from, xml[from..to]),
            2 => xml.Insert(Boundary(xml, random), xml[from..to]),
            3 => xml.Insert(from, Scraps[random.Next(Scraps.Length)]),
            4 => ReplaceNumber(xml, from, random),
            _ => xml.Insert(random.Next(xml.Length), Scraps[random.Next(Scraps.Length)]),
        };
    }

    /// <summary>The start of a tag, so that what is cut and pasted often stays well-formed enough to be read.</summary>
    private static int Boundary(string xml, Random random) => Math.Max(0, xml.IndexOf('<', random.Next(xml.Length)));

    private static string ReplaceNumber(string xml, int from, Random random)
    {
        var at = xml.IndexOf("val=\"", from, StringComparison.Ordinal);
        var end = at < 0 ? -1 : xml.IndexOf('"', at + 5);
        return end < 0 ? xml : string.Concat(xml.AsSpan(0, at + 5), Values[random.Next(Values.Length)], xml.AsSpan(end));
    }

    private static byte[] SwapParts(byte[] file, Random random)
    {
        var parts = Unpack(file);
        var (one, other) = (random.Next(parts.Count), random.Next(parts.Count));
        (parts[one], parts[other]) = ((parts[one].Name, parts[other].Bytes), (parts[other].Name, parts[one].Bytes));
        if (random.Next(3) == 0)
        {
            parts.RemoveAt(random.Next(parts.Count));
        }

        return Pack(parts);
    }

    private static List<(string Name, byte[] Bytes)> Unpack(byte[] file)
    {
        using var zip = new ZipArchive(new MemoryStream(file), ZipArchiveMode.Read);
        return [.. zip.Entries.Select(e =>
        {
            using var content = new MemoryStream();
            using var part = e.Open();
            part.CopyTo(content);
            return (e.FullName, content.ToArray());
        })];
    }

    private static byte[] Pack(List<(string Name, byte[] Bytes)> parts)
    {
        using var file = new MemoryStream();
        using (var zip = new ZipArchive(file, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var (name, bytes) in parts)
            {
                using var entry = zip.CreateEntry(name, CompressionLevel.Fastest).Open();
                entry.Write(bytes);
            }
        }

        return file.ToArray();
    }

    private static IEnumerable<(string Name, byte[] Bytes)> Samples()
    {
        var numbering = "<w:abstractNum w:abstractNumId=\"0\">" + Level(0, "chineseCounting", "第%1章") + Level(1, "decimal", "%1.%2", "<w:isLgl/>") + Level(2, "bullet", "\uF06C") + "</w:abstractNum><w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>";
        yield return ("QP-03 文件控制程序.docx", new WordFile
        {
            Styles = HeadingStyles,
            Numbering = numbering,
            Footnotes = $"<w:footnote w:id=\"2\">{P("脚注")}</w:footnote>",
            Header = P("文件编号：QP-03  版本：A"),
            Body = P("文件控制程序") + Table(["文件编号", "QP-03"], ["批准", "总经理"]) + Numbered("总则", "1", 0, "1") + Numbered("目的", "1", 1, "2") + P("正文。") + Numbered("要点", "1", 2)
                + "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/><w:footnoteReference w:id=\"2\"/></w:r><w:ins><w:r><w:t>新</w:t></w:r></w:ins></w:p>"
                + "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val=\"2\"/><w:vMerge w:val=\"restart\"/></w:tcPr>" + P("甲") + "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + Table(["乙"]) + "<w:p/></w:tc></w:tr></w:tbl>",
        }.Build());
        yield return ("记录控制程序-V1.0.docx", new WordFile { Body = string.Concat(Enumerable.Range(1, 20).Select(i => Bold($"{i} 标题{i}") + P($"{i}.1 应当登记，并保存三年。") + P("a) 甲；") + P("b) 乙。"))) }.Build());
        yield return ("清单.xlsx", XlsxReaderTests.Build("<sheetData><row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"C1\" s=\"1\"><v>45352</v></c></row><row r=\"2\"><c r=\"A2\" s=\"3\"><v>0.5</v></c></row></sheetData><mergeCells><mergeCell ref=\"A1:B2\"/></mergeCells>"));
        yield return ("程序.md", Encoding.UTF8.GetBytes("---\n编号: QP-05\n---\n# 程序\n\n## 1 目的\n\n- 一\n  - 二\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n脚注[^1]\n\n[^1]: 注\n"));
        yield return ("程序.txt", Encoding.Unicode.GetBytes("1 目的\n说明。\n2 程序\n2.1 登记\n第一条 登记。\n"));
        yield return ("程序.pdf", Pdf("1 Purpose", "2 Scope", "2.1 Records are kept for three years."));
    }

    /// <summary>A PDF of one page in the simplest form there is.</summary>
    private static byte[] Pdf(params string[] lines)
    {
        var content = "BT /F1 12 Tf 14 TL 72 720 Td " + string.Concat(lines.Select(l => $"({l}) Tj T* ")) + "ET";
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>", "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>",
            $"<< /Length {content.Length} >>\nstream\n{content}\nendstream", "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        ];
        var file = new StringBuilder("%PDF-1.4\n");
        var offsets = new List<int>();
        for (var i = 0; i < objects.Length; i++)
        {
            offsets.Add(file.Length);
            file.Append(FormattableString.Invariant($"{i + 1} 0 obj\n{objects[i]}\nendobj\n"));
        }

        var xref = file.Length;
        file.Append(FormattableString.Invariant($"xref\n0 {objects.Length + 1}\n0000000000 65535 f \n"));
        offsets.ForEach(o => file.Append(FormattableString.Invariant($"{o:0000000000} 00000 n \n")));
        file.Append(FormattableString.Invariant($"trailer\n<< /Size {objects.Length + 1} /Root 1 0 R >>\nstartxref\n{xref}\n%%EOF\n"));
        return Encoding.ASCII.GetBytes(file.ToString());
    }
}
