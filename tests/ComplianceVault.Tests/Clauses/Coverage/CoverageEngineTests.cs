using ComplianceVault.App.Clauses;
using ComplianceVault.App.Clauses.Coverage;
using ComplianceVault.App.Obligations;
using ComplianceVault.App.Platform.Words;
using ComplianceVault.App.Registers.Nonconformities;

namespace ComplianceVault.Tests.Clauses.Coverage;

/// <summary>Every rule of the verdict, and which one wins (decisions 39 and 40, the completeness rules of practice).</summary>
public sealed class CoverageEngineTests
{
    [Fact]
    public void ADutyOfAnotherDepartment_IsFulfilledByTheRecordsOfTheFormsKeeper()
    {
        var facts = Given.Sound() with { Duties = [Given.Duty(department: "mgmt")] };

        Assert.Equal(Verdict.Missing, facts.Judged().Verdict); // each department keeps its own
        Assert.Equal(Verdict.Sufficient, (facts with { Keepers = new Dictionary<string, string> { [Given.Form] = "tech" } }).Judged().Verdict);
    }

    [Fact]
    public void ASoundClause_HasSufficientEvidence_AndSaysSo()
    {
        var row = Given.Sound().Judged();

        Assert.Equal((Verdict.Sufficient, Freshness.InDate, 0, 0), (row.Verdict, row.Freshness, row.DutiesDue, row.OpenFindings));
        Assert.Equal("各项准则都满足", row.Said());
        Assert.All(row.Criteria, c => Assert.Equal(CriterionOutcome.Met, c.Outcome));
        Assert.Equal(Enum.GetValues<Criterion>(), row.Criteria.Select(c => c.Criterion));
    }

    public static TheoryData<string, Func<CoverageFacts, CoverageFacts>, Verdict, string> OneThingWrong => new()
    {
        { "no lead", f => f.Where(c => c with { Leads = [] }), Verdict.Insufficient, "缺：没有主责部门（★）" },
        { "two leads", f => f.Where(c => c with { Leads = ["mgmt", "tech"] }), Verdict.Insufficient, "主责部门（★）有 2 个：管理层、技术部；应当只有一个" },
        { "no document", f => f.Where(c => c with { Documents = [] }), Verdict.Missing, "缺：没有现行有效的文件回答本条款" },
        { "document not in force", f => f.Where(c => c with { Documents = [c.Documents[0] with { EditionId = null }] }), Verdict.Missing, "缺：X-P07《某规程》 没有现行有效版本，因此没有文件回答本条款" },
        { "document not in force whose name is not open", f => f.Where(c => c with { Documents = [c.Documents[0] with { EditionId = null, IsOpen = false }] }), Verdict.Missing, "缺：没有现行有效的文件回答本条款" },
        { "no document, practice", f => f.Where(c => c with { Documents = [], Documented = DocumentedNeed.Practice }), Verdict.Insufficient, "缺：没有现行有效的文件回答本条款" },
        { "no record, due long ago", f => f.With(Given.Duty()), Verdict.Missing, "尚无记录：X-P07-R02 某清单，技术部（某项工作，每月）" },
        { "no record, first time not over", f => f.With(Given.Duty(since: new(2026, 10, 15))), Verdict.Insufficient, "尚无记录：X-P07-R02 某清单，技术部（某项工作，每月）" },
        { "record too old", f => f.With(Given.Duty(Cadence.Annual), new DateOnly(2025, 11, 26)), Verdict.Insufficient, "已超期：X-P07-R02 某清单，技术部，最新记录 2025-11-26，2026-11-26 到期（每年）" },
        { "record soon too old", f => f.With(Given.Duty(Cadence.Annual), new DateOnly(2025, 12, 10)), Verdict.DueSoon, "即将到期：X-P07-R02 某清单，技术部，最新记录 2025-12-10，2026-12-10 到期" },
        { "continuous, too old", f => f.With(Given.Duty(Cadence.Continuous, within: 30), new DateOnly(2026, 10, 1)), Verdict.Insufficient, "已超期：X-P07-R02 某清单，技术部，最新记录 2026-10-01，2026-10-31 到期（持续）" },
        { "by agreement", f => f.With(Given.Duty(Cadence.PerAgreement), Given.Today), Verdict.Insufficient, "周期未定：X-P07-R02 某清单（某项工作），协议没有约定间隔" },
        { "major finding", f => f with { Findings = Open(FindingGrade.Major) }, Verdict.OpenNonconformity, "未关闭的严重不符合 1 项：NC-1" },
        { "minor finding", f => f with { Findings = Open(FindingGrade.Minor) }, Verdict.OpenNonconformity, "未关闭的一般不符合 1 项：NC-1" },
        { "findings unknown", f => f with { Findings = null }, Verdict.Insufficient, "未评：审核发现尚无数据" },
        { "audits unknown", f => f with { Audits = null }, Verdict.Insufficient, "未评：内部审核尚无数据" },
        { "never audited", f => f with { Audits = new Dictionary<string, DateOnly>() }, Verdict.Insufficient, "审核方案期内没有审核过本条款" },
        { "audited too long ago", f => f with { Audits = Audited(new(2025, 11, 26)) }, Verdict.Insufficient, "最近一次内部审核 2025-11-26，2026-11-26 前应再审而未审" },
        { "audit due soon", f => f with { Audits = Audited(new(2025, 12, 10)) }, Verdict.DueSoon, "最近一次内部审核 2025-12-10，2026-12-10 前应再审" },
        { "no records kept at all", f => f with { KeepsRecords = false, Records = new Dictionary<(string, string), RecordSummary>() }, Verdict.Insufficient, "未评：记录时效，本库尚未登记记录\n未评：定期工作，本库尚未登记记录" },
    };

    [Theory]
    [MemberData(nameof(OneThingWrong))]
    public void OneThingWrong_MakesTheVerdict_AndIsNamed(string what, Func<CoverageFacts, CoverageFacts> wrong, Verdict verdict, string said)
    {
        var row = wrong(Given.Sound()).Judged();

        Assert.True(verdict == row.Verdict, $"{what}: {row.Verdict}\n{row.Said()}");
        Assert.StartsWith(said, row.Said(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("6.3", "某规程", "缺：公司应有的服务管理计划没有现行有效版本", Verdict.Missing)]
    [InlineData("6.3", "信息技术服务管理计划", null, Verdict.Sufficient)]
    [InlineData("8.5.1.1", "变更管理程序", "缺：公司应有的变更管理方针没有现行有效版本", Verdict.Missing)]
    [InlineData("8.7.2", "服务连续性计划", null, Verdict.Sufficient)]
    [InlineData("8.7.3.1", "信息安全策略", null, Verdict.Sufficient)]
    [InlineData("4.3", "管理手册", null, Verdict.Sufficient)]
    public void RequiredInformation_IsRecognisedByItsTitle(string clause, string title, string? missing, Verdict verdict)
    {
        var leaf = Given.Leaf(clause) with { Documents = [new DocumentFact(Guid.CreateVersion7(), "X-1", title, Guid.CreateVersion7(), "A")] };
        var row = (Given.Sound(leaf) with { Audits = new Dictionary<string, DateOnly> { [clause] = Given.Today } }).Judged(clause);

        Assert.Equal(verdict, row.Verdict);
        Assert.Equal(missing ?? "各项准则都满足", row.Said());
    }

    [Fact]
    public void APracticeClause_WithoutItsPlan_IsInsufficient_NotMissing()
    {
        var row = Given.Sound(Given.Leaf("7.4") with { Documented = DocumentedNeed.Practice }).Judged("7.4");

        Assert.Equal((Verdict.Insufficient, "缺：公司应有的沟通计划没有现行有效版本"), (row.Verdict, row.Said()));
    }

    [Theory]
    [InlineData(true, 3, CriterionOutcome.Met)]
    [InlineData(true, 0, CriterionOutcome.Missing)]
    [InlineData(false, 0, CriterionOutcome.NotAssessed)]
    public void ALivingRecord_StandsForItsItem(bool keepsRecords, int records, CriterionOutcome outcome)
    {
        var leaf = Given.Leaf("8.2.4") with { Forms = [new FormFact(Given.Form, new Named(Given.Form, "服务目录"), IsInForce: true)] };
        var facts = Given.Sound(leaf) with
        {
            KeepsRecords = keepsRecords,
            Records = records == 0 ? new Dictionary<(string, string), RecordSummary>() : new() { [(Given.Form, "mgmt")] = Given.Records(Given.Today) },
        };

        Assert.Equal(outcome, facts.Judged("8.2.4").Of(Criterion.RequiredInformation));
    }

    [Fact]
    public void TheSystemList_NamesEachItemThatIsMissing_WhereverItBelongs()
    {
        var plan = Given.Leaf("6.3");
        var row = Given.Sound(plan, Given.Leaf("7.5.4")).Judged("7.5.4");

        Assert.Equal(Verdict.Missing, row.Verdict);
        Assert.Contains("缺：公司应有的服务管理计划没有现行有效版本", row.Said(), StringComparison.Ordinal);
        Assert.Contains("缺：公司应有的信息安全方针没有现行有效版本", row.Said(), StringComparison.Ordinal);
        Assert.DoesNotContain("沟通计划", row.Said(), StringComparison.Ordinal);
    }

    [Fact]
    public void EachCell_SaysWhyItIsWhatItIs()
    {
        var mine = Given.Duty(department: "mgmt") with { Title = new Named("OBL-002", "管理层的工作") };
        var facts = Given.Sound(Given.Heading("8"), Given.Leaf(parent: "8") with { Leads = [] }) with { Duties = [Given.Duty(), mine] };
        string Why(CoverageFacts of, string clause, string department) => of.Judged(clause).Cells[department].Reasons is [var first, ..] ? first.Say(System.Globalization.CultureInfo.GetCultureInfo("zh-CN")) : "";

        Assert.Equal("", Why(facts, Given.Clause, "tech")); // its own work is done
        Assert.Contains("管理层的工作", Why(facts, Given.Clause, "mgmt"), StringComparison.Ordinal);
        Assert.StartsWith("取最弱的条款：8.2.6", Why(facts, "8", "mgmt"), StringComparison.Ordinal);
        var led = facts.Where(c => c with { Leads = ["tech"] }).Judged();
        Assert.Equal(led.Reasons, led.Cells["tech"].Reasons);
    }

    [Fact]
    public void AFindingAgainstAHeading_IsOpenUnderEveryLeafBelowIt_AndOnceAbove()
    {
        var facts = Given.Sound(Given.Heading("8"), Given.Heading("8.2", "8"), Given.Leaf(parent: "8.2"), Given.Leaf("8.2.5", "8.2"), Given.Leaf("8.20", "8")) with
        {
            Findings = new Dictionary<string, IReadOnlyList<FindingFact>> { ["8.2"] = [new("NC-1", FindingGrade.Minor)], [Given.Clause] = [new("NC-1", FindingGrade.Minor)] },
        };

        Assert.Equal([1, 1, 0, 1, 1], new[] { Given.Clause, "8.2.5", "8.20", "8.2", "8" }.Select(c => facts.Judged(c).OpenFindings!.Value));
        Assert.Equal((Verdict.OpenNonconformity, Verdict.OpenNonconformity), (facts.Judged().Verdict, facts.Judged("8.2").Verdict));
    }

    [Fact]
    public void AnAuditOfAHeading_ReachedEveryLeafBelowIt_ALaterOneOfTheLeafCounts()
    {
        var leaf = Given.Leaf(parent: "8.2");
        CriterionOutcome Of(params (string Clause, DateOnly Day)[] audits) =>
            (Given.Sound(Given.Heading("8.2"), leaf) with { Audits = audits.ToDictionary(a => a.Clause, a => a.Day) }).Judged().Of(Criterion.Audit);

        Assert.Equal(CriterionOutcome.Met, Of(("8", Given.Today.AddMonths(-2))));
        Assert.Equal(CriterionOutcome.Met, Of(("8", Given.Today.AddMonths(-20)), (Given.Clause, Given.Today.AddMonths(-2))));
        Assert.Equal(CriterionOutcome.Met, Of(("8.2", Given.Today.AddMonths(-2)), (Given.Clause, Given.Today.AddMonths(-20))));
        Assert.Equal(CriterionOutcome.Weak, Of(("8.2.5", Given.Today), ("8.20", Given.Today)));
    }

    [Fact]
    public void AProposedCadence_IsToldButNotCounted()
    {
        var row = Given.Sound().With(Given.Duty(proposal: true)).Judged();

        Assert.Equal((Verdict.Sufficient, 0), (row.Verdict, row.DutiesDue));
        Assert.Null(row.Freshness);
        Assert.Contains(row.Criteria.Single(c => c.Criterion == Criterion.Duties).Reasons, r => r.Code == "coverage.duty-proposed");
    }

    [Fact]
    public void DutiesThatFellDue_AreCounted_WithTheFirst()
    {
        var row = Given.Sound().With(Given.Duty(since: new(2026, 7, 1)), new DateOnly(2026, 8, 20), new DateOnly(2026, 11, 3)).Judged();

        Assert.Equal((3, Verdict.Insufficient), (row.DutiesDue, row.Verdict)); // July, September, October
        Assert.Equal("到期未完成：某项工作，技术部，3 次，最早一次 2026-07-31 到期", row.Said());
    }

    [Fact]
    public void AnyEvidenceForm_FulfilsADuty_ButEachFormIsJudgedByItsOwnRecords()
    {
        var other = new FormFact("X-P07-R09", new Named("X-P07-R09", "另一表单"), IsInForce: true);
        var facts = Given.Sound().Where(c => c with { Forms = [.. c.Forms, other] }) with { Duties = [Given.Duty(evidence: [Given.Form, other.Number])] };
        var row = facts.Judged();

        Assert.Equal((0, Freshness.None), (row.DutiesDue, row.Freshness));
        Assert.Equal([Freshness.InDate, Freshness.None], row.Forms.Select(f => f.Freshness!.Value));
    }

    [Fact]
    public void ADutyOfEachDepartment_IsOwedByEach()
    {
        var row = (Given.Sound() with { Duties = [Given.Duty(department: null)] }).Judged();

        Assert.Equal(Verdict.Missing, row.Verdict);
        Assert.StartsWith("尚无记录：X-P07-R02 某清单，管理层", row.Said(), StringComparison.Ordinal);
        Assert.Equal(12, row.DutiesDue);
        Assert.Equal((Verdict.Missing, 12), (row.Cells["mgmt"].Verdict, row.Cells["mgmt"].DutiesDue));
        Assert.Equal((DutyKind.Lead, Verdict.Missing, 0), (row.Cells["tech"].Duty, row.Cells["tech"].Verdict, row.Cells["tech"].DutiesDue));
    }

    [Fact]
    public void RecordsOfAnotherDepartment_DoNotCount()
    {
        var facts = Given.Sound() with { Records = new Dictionary<(string, string), RecordSummary> { [(Given.Form, "mgmt")] = Given.Monthly() } };

        Assert.Equal(CriterionOutcome.Missing, facts.Judged().Of(Criterion.Records));
    }

    [Fact]
    public void PlannedOccurrences_TakeThePlaceOfComputedPeriods()
    {
        var facts = Given.Sound();
        var duty = facts.Duties[0];
        CoverageRow With(int open) => (facts with { Occurrences = new Dictionary<(Guid, string), OccurrenceSummary> { [(duty.Id, "tech")] = new(open, new(2026, 9, 30)) } }).Judged();

        Assert.Equal((2, CriterionOutcome.Weak), (With(2).DutiesDue, With(2).Of(Criterion.Duties)));
        Assert.Equal((0, CriterionOutcome.Met), (With(0).DutiesDue, With(0).Of(Criterion.Duties)));
    }

    [Theory]
    [InlineData("2026-11-22", Freshness.InDate)] // October done, November has time
    [InlineData("2026-11-25", Freshness.DueSoon)]
    [InlineData("2026-12-01", Freshness.Overdue)]
    public void AMonthlyDuty_GoesByTheCalendar(string day, Freshness freshness)
    {
        var facts = Given.Sound().With(Given.Duty(), new DateOnly(2026, 10, 2)) with { AsOf = DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture) };

        Assert.Equal(freshness, facts.Judged().Freshness);
    }

    [Fact]
    public void AnObservation_IsToldAndNotWeighed()
    {
        var row = (Given.Sound() with { Findings = Open(FindingGrade.Observation) }).Judged();

        Assert.Equal((Verdict.Sufficient, 1), (row.Verdict, row.OpenFindings));
    }

    [Fact]
    public void TheWorstWins_AndTheReasonsStandInItsOrder()
    {
        var facts = Given.Sound().Where(c => c with { Documents = [], Leads = [] }) with { Findings = Open(FindingGrade.Minor), Audits = null };
        var row = facts.Judged();

        Assert.Equal(Verdict.OpenNonconformity, row.Verdict);
        Assert.Equal(["coverage.finding-open", "coverage.document-none", "coverage.lead-none", "coverage.audit-unassessed"], row.Reasons.Select(r => r.Code));
        Assert.Equal([.. Enum.GetValues<CriterionOutcome>().Order()], new[] { CriterionOutcome.Met, CriterionOutcome.Soon, CriterionOutcome.NotAssessed, CriterionOutcome.Weak, CriterionOutcome.Missing, CriterionOutcome.Open });
    }

    [Fact]
    public void NothingUnassessed_IsEverBetterThanInsufficient()
    {
        var soon = Given.Sound() with { Audits = Audited(new(2025, 12, 10)) };

        Assert.Equal(Verdict.DueSoon, soon.Judged().Verdict);
        Assert.Equal(Verdict.Insufficient, (soon with { Findings = null }).Judged().Verdict);
    }

    [Fact]
    public void ARowAbove_TakesItsWorstLeaf_AndNamesIt()
    {
        var facts = Given.Sound(Given.Heading("8"), Given.Heading("8.2", "8"), Given.Leaf("8.2.5", "8.2"), Given.Leaf("8.2.6", "8.2") with { Documents = [] });
        var matrix = CoverageEngine.Judge(facts);

        Assert.All(matrix.Rows.Take(2), r => Assert.Equal((Verdict.Missing, "8.2.6", false), (r.Verdict, r.WorstLeaf, r.IsLeaf)));
        Assert.StartsWith("取最弱的条款：8.2.6 条款8.2.6，证据缺失\n缺：没有现行有效的文件回答本条款", matrix.Rows[0].Said(), StringComparison.Ordinal);
        Assert.Equal((1, 1), (matrix.Counts[Verdict.Missing], matrix.Counts[Verdict.Sufficient]));
        Assert.Equal(24, matrix.Rows[0].Records); // one form of both leaves counts once
    }

    [Fact]
    public void Reasons_HaveTheirSentenceInEnglishToo()
    {
        var row = Given.Sound().With(Given.Duty()).Judged();

        Assert.Equal("No records yet: X-P07-R02 某清单, 技术部 (某项工作, monthly)", row.Reasons[0].Say(System.Globalization.CultureInfo.GetCultureInfo("en")), ignoreCase: true);
    }

    private static Dictionary<string, IReadOnlyList<FindingFact>> Open(FindingGrade grade) => new() { [Given.Clause] = [new FindingFact("NC-1", grade)] };

    private static Dictionary<string, DateOnly> Audited(DateOnly day) => new() { [Given.Clause] = day };
}
