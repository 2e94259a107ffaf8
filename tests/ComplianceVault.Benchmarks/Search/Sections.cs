using System.Text;
using ComplianceVault.Search;

namespace ComplianceVault.Benchmarks.Search;

/// <summary>
/// Generated sections of about 81 characters: domain words and made-up words of common characters, drawn by Zipf's law, so that bigrams are
/// as unevenly spread as in real text. The same seed gives the same sections.
/// </summary>
internal sealed class Sections
{
    public const int PerDocument = 40;
    private const string Characters =
        "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严";

    private static readonly string[] Domain =
    [
        "服务", "管理", "记录", "文件", "控制", "程序", "事件", "变更", "问题", "配置", "发布", "部署", "供应商", "客户", "合同", "审核", "评审", "批准", "编制", "负责",
        "部门", "人员", "要求", "计划", "报告", "风险", "措施", "改进", "纠正", "预防", "目标", "方针", "能力", "可用性", "连续性", "预算", "核算", "信息安全", "级别", "协议",
        "请求", "知识", "培训", "考核", "职责", "权限", "流程", "体系", "标准", "条款", "受控", "作废", "回收", "销毁", "保存", "期限", "归档", "借阅", "版本", "更改",
        "登记", "清单", "台账", "表单", "签字", "日期", "每年", "至少", "一次", "工作日", "小时", "响应", "解决", "升级", "关闭", "回访", "满意度", "投诉", "热线", "工程师",
        "备份", "恢复", "测试", "验收", "上线", "回退", "评估", "影响", "优先级", "紧急", "重大", "一般", "监控", "测量", "分析", "统计", "指标", "内审", "管评", "不符合",
    ];

    private readonly Random random;
    private readonly string[] words;
    private readonly double[] cumulated;

    public Sections(int seed)
    {
        random = new Random(seed);
        var vocabulary = new List<string>(Domain);
        while (vocabulary.Count < 30_000)
        {
            vocabulary.Add(Word());
        }

        words = [.. vocabulary];
        cumulated = new double[words.Length];
        double sum = 0;
        for (var i = 0; i < words.Length; i++)
        {
            sum += 1 / Math.Pow(i + 8, 0.95);
            cumulated[i] = sum;
        }
    }

    public static string[] Departments { get; } = ["行政部", "技术部", "市场部", "财务部", "人事部", "客服部", "质量部", "采购部"];

    public static string[] Classes { get; } = ["公开", "内部", "内部", "内部", "内部", "受限", "保密"];

    public IEnumerable<SearchDocument[]> Documents(int sections)
    {
        for (var document = 0; document * PerDocument < sections; document++)
        {
            yield return Document(document, Math.Min(PerDocument, sections - document * PerDocument));
        }
    }

    public string Draw()
    {
        var at = Array.BinarySearch(cumulated, random.NextDouble() * cumulated[^1]);
        return words[at < 0 ? ~at : at];
    }

    /// <summary>Questions of the kinds people type: words, several words, titles, numbers, a character, whole questions.</summary>
    public List<string> Questions(int count)
    {
        var questions = new List<string>();
        for (var i = 0; i < count; i++)
        {
            questions.Add((i % 10) switch
            {
                0 => Draw(),
                1 or 2 => Draw() + Draw(),
                3 or 4 => $"{Draw()} {Draw()} {Draw()}",
                5 => $"{Draw()}{Draw()}的{Draw()}多久一次",
                6 => $"谁负责{Draw()}{Draw()}{Draw()}，怎么{Draw()}？",
                7 => $"《{Draw()}{Draw()}程序》{Draw()}",
                8 => $"{random.Next(4, 11)}.{random.Next(1, 7)} {Draw()}{Draw()}",
                _ => i % 20 == 9 ? Characters[random.Next(200)].ToString() : $"SLA {Draw()}{Draw()} ISO20000",
            });
        }

        return questions;
    }

    public string Text(int about)
    {
        var text = new StringBuilder();
        while (text.Length < about)
        {
            text.Append(Draw());
            switch (random.Next(12))
            {
                case 0:
                    text.Append('，');
                    break;
                case 1:
                    text.Append('的');
                    break;
                case 2 when random.Next(4) == 0:
                    text.Append(" ISO/IEC 20000-1 ");
                    break;
                case 3 when random.Next(3) == 0:
                    text.Append('。');
                    break;
                case 4 when random.Next(6) == 0:
                    text.Append("SLA");
                    break;
                default:
                    break;
            }
        }

        return text.Append('。').ToString();
    }

    private SearchDocument[] Document(int number, int sections)
    {
        var title = Draw() + Draw() + "程序";
        var code = $"QP-{number:D5}";
        var department = Departments[random.Next(Departments.Length)];
        var secrecy = Classes[random.Next(Classes.Length)];
        var state = random.Next(4) == 0 ? "作废保留" : "现行有效";
        var parent = Draw() + Draw();
        var keywords = new Dictionary<string, IReadOnlyList<string>>
        {
            ["class"] = [secrecy],
            ["department"] = [department],
            ["state"] = [state],
            ["document"] = [code],
            ["clause"] = [$"{random.Next(4, 11)}.{random.Next(1, 6)}"],
        };
        var numbers = new Dictionary<string, long> { ["effective"] = 20200101 + random.Next(50_000) };
        return [.. Enumerable.Range(0, sections).Select(section => new SearchDocument
        {
            Owner = "edition/" + code,
            Key = "s" + section,
            Code = code,
            Title = title,
            Number = $"{1 + section / 8}.{1 + section % 8}",
            Heading = random.Next(2) == 0 ? Draw() + Draw() : "",
            ParentHeadings = [parent],
            Text = Text(60 + random.Next(40)),
            Keywords = keywords,
            Numbers = numbers,
        })];
    }

    private string Word()
    {
        var length = random.Next(5) == 0 ? 3 : 2;
        return string.Concat(Enumerable.Range(0, length).Select(_ => Characters[(int)(Characters.Length * Math.Pow(random.NextDouble(), 1.6))]));
    }
}
