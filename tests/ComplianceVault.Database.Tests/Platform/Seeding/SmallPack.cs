using ComplianceVault.App.Platform;
using ComplianceVault.App.Platform.Seeding;

namespace ComplianceVault.Database.Tests.Platform.Seeding;

/// <summary>A pack with one of everything that makes sense as a whole, in a folder of its own for a test to spoil.</summary>
internal sealed class SmallPack : IDisposable
{
    private static readonly Dictionary<string, string> Files = new()
    {
        ["company.yaml"] = """
            company:
              name: {zh: 小样公司, en: Small Sample}
              system: {zh: 服务管理体系}
              standard: ISO/IEC 20000-1:2018
              effective: 2025-01-01
              scope: {zh: 运维}
            """,
        ["organisation.yaml"] = """
            departments:
              - {id: office, name: {zh: 综合部}}
              - {id: tech, name: {zh: 运维部}, duties: {zh: 日常运维。}}
            roles:
              - {id: gm, name: {zh: 总经理}, kind: individual, department: office}
              - {id: mgmt_rep, name: {zh: 管理者代表}, kind: individual, department: office}
              - {id: engineer, name: {zh: 工程师}, kind: group, department: tech}
            permissions:
              gm: [Read]
              mgmt_rep: [Read, ConfirmExistingDocuments]
            document_authority:
              - {level: 二阶, author: [engineer], reviewer: mgmt_rep, approver: gm, countersign: true}
            accounts:
              - {user: gm, name: {zh: 总经理}, department: office, roles: [gm]}
            """,
        ["numbering.yaml"] = """
            edition_scheme: letters
            levels:
              - {level: 二阶, name: {zh: 程序文件}, pattern: "SP-P{00}"}
              - {level: 四阶, name: {zh: 记录表单}, pattern: "{document}-R{00}"}
            """,
        ["calendar.yaml"] = """
            time_zone: Asia/Shanghai
            working_hours:
              - {from: "09:00", to: "18:00"}
            years:
              - {year: 2026, source: 通知, published: 2025-11-04, provisional: false, holidays: [{name: {zh: 元旦}, from: 2026-01-01, to: 2026-01-03}], make_up_days: [2026-01-04]}
            """,
        ["glossary.yaml"] = """
            terms:
              - {id: T-1, term: {zh: 事件}, definition: {zh: 服务中断。}}
              - {id: T-2, term: {zh: 问题}}
            """,
        ["clauses.yaml"] = """
            standard: ISO/IEC 20000-1:2018
            clauses:
              - {number: "8", kind: chapter, title: {zh: 运行}}
              - {number: "8.6", kind: clause, title: {zh: 解决}, parent: "8", lead: tech, supporting: [office], doc: M, owner: mgmt_rep}
            """,
        ["retention.yaml"] = """
            classes:
              - {id: RET-3, title: {zh: 运行记录}, period: 3, unit: year, starts: record_closed, rule: min}
            """,
        ["entities.yaml"] = """
            entities:
              - {id: customer, title: {zh: 客户}, form: SP-P01-R02, table: customers, name: name}
            """,
        ["events.yaml"] = """
            events:
              - {id: incident.major, title: {zh: 重大事件}, by: record, form: SP-P01-R01, if: "major = '是'"}
              - {id: person.joined, title: {zh: 入职}, by: program}
              - {id: incident.closed, title: {zh: 事件关闭}, by: record, form: SP-P01-R01, state: closed}
            """,
        ["documents.yaml"] = """
            arrivals: []
            external: []
            """,
        ["obligations.yaml"] = """
            periodic:
              - {id: OBL-1, title: {zh: 汇总事件}, cadence: monthly, basis: stated, department: tech, responsible: engineer, evidence: [SP-P01-R02], clauses: ["8.6"]}
            on_event:
              - {id: EVT-1, title: {zh: 复盘}, event: incident.major, if: "hours > 4", due: "workdays(raised, 3)", department: tech, evidence: [SP-P01-R02], clauses: ["8.6"]}
            """,
        ["forms/SP-P01-R01.yaml"] = """
            number: SP-P01-R01
            title: {zh: 事件单}
            kind: form
            document: SP-P01
            department: tech
            status: active
            basis: listed
            way: filled
            retention: RET-3
            clauses: ["8.6"]
            workflow: WF-incident
            source: SP-P01 4.2
            stages:
              - id: open
                title: {zh: 登记}
                actor: engineer
                sections:
                  - title: {zh: 事件}
                    fields:
                      - {key: summary, label: {zh: 摘要}, type: text, required: true}
                      - {key: major, label: {zh: 重大}, type: select, options: [{zh: 是}, {zh: 否}]}
                      - {key: hours, label: {zh: 小时}, type: number}
                      - {key: score, label: {zh: 得分}, type: number, value: "hours * 2"}
                      - {key: client, label: {zh: 客户}, type: reference, to: [customer]}
              - id: close
                title: {zh: 关闭}
                actor: engineer
                sections:
                  - fields:
                      - {key: result, label: {zh: 结果}, type: text}
            """,
        ["forms/SP-P01-R02.yaml"] = """
            number: SP-P01-R02
            title: {zh: 客户清单}
            kind: list
            document: SP-P01
            department: tech
            status: active
            basis: listed
            way: living
            subject: area
            retention: RET-3
            stages:
              - id: fill
                title: {zh: 填写}
                sections:
                  - fields:
                      - {key: area, label: {zh: 范围}, type: text}
                      - key: customers
                        label: {zh: 客户}
                        type: table
                        columns:
                          - {key: name, label: {zh: 名称}, type: text}
            """,
        ["workflows/WF-incident.yaml"] = """
            id: WF-incident
            title: {zh: 事件}
            form: SP-P01-R01
            document: SP-P01
            states:
              - {id: open, title: {zh: 未关闭}, stage: close}
              - {id: closed, title: {zh: 已关闭}, end: true}
            moves:
              - id: register
                from: new
                to: open
                action: {zh: 登记}
                actor: engineer
                ends: open
                guards:
                  - {if: "filled(summary)", says: {zh: 先写摘要}}
                  - {rule: actor.outside-department, says: {zh: 没有填全}}
                due: "hours(created, 4)"
              - id: close
                from: open
                to: closed
                action: {zh: 关闭}
                actor: mgmt_rep
                ends: close
                not: [register]
                guards:
                  - {attest: {zh: 用户已确认}}
            """,
    };

    public SmallPack()
    {
        foreach (var (file, text) in Files)
        {
            var path = Path.Combine(Root, file);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, text + "\n");
        }
    }

    public const string Source = "documents/SP-P01.md";

    public string Root { get; } = Directory.CreateTempSubdirectory("pack-").FullName;

    public SeedFolder Folder => new(new VaultOptions { SeedDocs = Root });

    /// <summary>Writes one thing differently and says in which line; the text must be there.</summary>
    public int Change(string file, string right, string wrong)
    {
        var path = Path.Combine(Root, file);
        var text = File.ReadAllText(path);
        var at = text.IndexOf(right, StringComparison.Ordinal);
        Assert.True(at >= 0, $"{file} does not hold {right}");
        File.WriteAllText(path, text[..at] + wrong + text[(at + right.Length)..]);
        return text[..at].Count(c => c == '\n') + 1;
    }

    /// <summary>A document with its Word file, which are no part of the pack unless a test asks for them.</summary>
    public void AddDocument()
    {
        Directory.CreateDirectory(Path.Combine(Root, "documents"));
        File.WriteAllText(Path.Combine(Root, Source), """
            ---
            number: SP-P01
            title: 事件管理程序
            edition: A
            level: 二阶
            owner: 运维部
            company: 小样公司
            system: 服务管理体系
            author: 工程师
            reviewer: 管理者代表
            approver: 总经理
            issued: 2025-01-01
            effective: 2025-01-02
            numbering: typed
            clauses:
              - 8.6
            answers:
              - 8.6 | 1
            revisions:
              - A | 2025-01-01 | 首次发布 | 工程师 | 总经理
            ---
            # 1 要求

            逐件登记。
            """);
        File.WriteAllText(Path.Combine(Root, "documents", "SP-P01.docx"), "");
    }

    public void Dispose() => Directory.Delete(Root, recursive: true);
}
