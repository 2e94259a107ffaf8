namespace ComplianceVault.Search.Querying;

/// <summary>Words that make a question and say nothing about where the answer stands; some say what the answer looks like.</summary>
internal static class QuestionWords
{
    // Longest first: 隔多久 before 多久.
    private static readonly (string Word, string[] Intent)[] Words = new (string Word, string[] Intent)[]
    {
        ("多长时间", ["小时", "工作日", "期限", "年"]), ("隔多久", ["每年", "至少", "一次", "每月"]),
        ("多久", ["每年", "至少", "一次", "期限"]), ("什么时候", ["每年", "工作日", "之前"]), ("什么时间", ["每年", "工作日"]), ("何时", ["每年", "工作日"]),
        ("几年", ["年", "期限"]), ("几天", ["工作日", "天"]), ("几次", ["一次", "至少"]), ("多少", []), ("哪个部门", ["负责", "部门"]), ("什么部门", ["负责", "部门"]),
        ("由谁", ["负责", "批准", "审核"]), ("找谁", ["负责"]), ("谁来", ["负责", "批准"]), ("谁", ["负责", "批准"]), ("什么人", ["负责", "批准"]),
        ("为什么", ["目的"]), ("怎么办", []), ("怎么样", []), ("怎么", []), ("怎样", []), ("如何", []), ("什么样", []), ("是什么", []), ("什么", []), ("哪些", []),
        ("哪几", []), ("哪个", []), ("哪里", []), ("哪种", []), ("是否", []), ("能不能", []), ("可不可以", []), ("需不需要", []), ("要不要", []), ("有没有", []),
        ("请问", []), ("应该", []), ("应当", []), ("需要", []), ("可以", []), ("吗", []), ("呢", []), ("啊", []), ("?", []), ("的话", []),
    }.OrderByDescending(entry => entry.Word.Length).ToArray();

    /// <summary>Blanks the question words of a folded text; returns what an answer is likely to say. Text of nothing else stays.</summary>
    public static (string Text, IReadOnlyList<string> Intents) Strip(string folded)
    {
        var text = folded.ToCharArray();
        var intents = new List<string>();
        foreach (var (word, intent) in Words)
        {
            for (var at = text.AsSpan().IndexOf(word); at >= 0; at = text.AsSpan().IndexOf(word))
            {
                text.AsSpan(at, word.Length).Fill(' ');
                intents.AddRange(intent);
            }
        }

        return text.AsSpan().IndexOfAnyExcept(' ') < 0 ? (folded, []) : (new string(text), [.. intents.Distinct()]);
    }
}
