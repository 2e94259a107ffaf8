using ComplianceVault.Database.Tests.Documents.Lifecycle;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests;

/// <summary>
/// One person of each kind does an act with something that stands somewhere: who may not is told why and changes nothing, who may does it. What went otherwise is gathered, so
/// that a table is read as a whole.
/// </summary>
internal sealed class EveryRole
{
    public const string Staff = "技术部工程师";
    public const string InternalAuditor = "内审员";
    public const string ExternalAuditor = "外部审核员";

    /// <summary>The refusals that come before any rule: a role without the right, and somebody from outside, to whom nothing was granted.</summary>
    public const string NoRight = "access.missing-permission";
    public const string NotGranted = "access.not-granted";

    private readonly List<string> wrong = [];

    /// <summary>What nobody has changed is there for the next act in the same state.</summary>
    private (string State, object Of)? kept;

    public static IReadOnlyList<string> People { get; } =
        [LifeDesk.Controller, LifeDesk.Head, LifeDesk.Representative, LifeDesk.Manager, Staff, InternalAuditor, ExternalAuditor];

    /// <param name="state">Where it stands.</param>
    /// <param name="by">The act, for the message.</param>
    /// <param name="bring">Makes one that stands there.</param>
    /// <param name="act">Done by a person.</param>
    /// <param name="expected">The code with which the person is refused; null: the person may.</param>
    /// <param name="look">What the act changes.</param>
    public async Task TryAsync<T>(string state, string by, Func<Task<T>> bring, Func<T, string, Task<Result>> act, Func<string, string?> expected, Func<T, Task<object>> look)
        where T : notnull
    {
        var (what, of) = ($"{state} {by}", kept is { } there && there.State == state ? (T)there.Of : await bring());
        var before = await look(of);
        foreach (var person in People.Where(p => expected(p) is not null))
            Compare($"{what} {person}", expected(person), (await act(of, person)).Error?.Code);
        if (!before.Equals(await look(of)))
            wrong.Add($"{what}: a refused act left {await look(of)} of {before}");

        kept = (state, of);
        foreach (var person in People.Where(p => expected(p) is null))
        {
            of = kept is null ? await bring() : of;
            kept = null;
            before = await look(of);
            Compare($"{what} {person}", null, (await act(of, person)).Error?.Code);
            if (before.Equals(await look(of)))
                wrong.Add($"{what} {person}: changed nothing");
        }
    }

    public void Check() => Assert.True(wrong.Count == 0, string.Join('\n', wrong));

    private void Compare(string what, string? expected, string? said)
    {
        if (expected != said)
            wrong.Add($"{what}: {said ?? "done"}, not {expected ?? "done"}");
    }
}
