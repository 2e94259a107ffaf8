using ComplianceVault.App.Documents.Lifecycle;
using ComplianceVault.Database.Tests.Documents.Destruction;
using ComplianceVault.Kernel;

namespace ComplianceVault.Database.Tests.Documents.Lifecycle;

/// <summary>Every state with every act by everybody: what the table below does not list is said to be impossible, is refused, and changes nothing (R16).</summary>
public sealed class StateActTests
{
    /// <summary>No act is theirs.</summary>
    private static string[] Others => [EveryRole.Staff, EveryRole.InternalAuditor, EveryRole.ExternalAuditor];

    private static readonly string[] People = [LifeDesk.Author, LifeDesk.Head, LifeDesk.MarketHead, LifeDesk.Representative, LifeDesk.Manager, LifeDesk.Controller, .. Others];

    private static readonly EditionAct[] Acts =
    [
        EditionAct.Submit, EditionAct.TakeBack, EditionAct.Discard, EditionAct.PassReview, EditionAct.PassCountersign, EditionAct.Approve, EditionAct.Reject,
        EditionAct.Return, EditionAct.Publish,
    ];

    private static readonly Dictionary<(EditionState, EditionAct), string[]> Allowed = new()
    {
        [(EditionState.Draft, EditionAct.Submit)] = [LifeDesk.Author, LifeDesk.Controller],
        [(EditionState.Draft, EditionAct.Discard)] = [LifeDesk.Author, LifeDesk.Controller],
        [(EditionState.InReview, EditionAct.TakeBack)] = [LifeDesk.Author, LifeDesk.Controller],
        [(EditionState.InReview, EditionAct.PassReview)] = [LifeDesk.Head],
        [(EditionState.InReview, EditionAct.Reject)] = [LifeDesk.Head],
        [(EditionState.InCountersign, EditionAct.PassCountersign)] = [LifeDesk.MarketHead],
        [(EditionState.InCountersign, EditionAct.Reject)] = [LifeDesk.MarketHead],
        [(EditionState.InApproval, EditionAct.Approve)] = [LifeDesk.Representative],
        [(EditionState.InApproval, EditionAct.Reject)] = [LifeDesk.Representative],
        [(EditionState.Approved, EditionAct.Return)] = [LifeDesk.Controller],
        [(EditionState.Approved, EditionAct.Publish)] = [LifeDesk.Controller],
    };

    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task WhatTheTableDoesNotList_IsRefused_AndChangesNothing(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        await desk.KeepMastersAsync(0);
        foreach (var state in EditionStates.All)
        {
            var edition = await desk.BringToAsync(state);
            var before = await desk.EditionAsync(edition);
            Assert.Equal(state, before.State);
            foreach (var person in People)
            {
                await SaidAsync(desk, edition, state, person);
                foreach (var act in Acts.Where(a => !IsAllowed(state, a, person)))
                {
                    var refused = await DoAsync(desk, edition, act, person);
                    Assert.False(refused.Succeeded, $"{person} did {act} in {state}");
                }
            }

            Assert.Equal((before.State, before.Version, before.Round), await NowAsync(desk, edition));
        }
    }

    [Theory, OnEachDatabase]
    public async Task WhatTheTableLists_CanBeDone_ByTheFirstWhoMay(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        foreach (var ((state, act), people) in Allowed)
        {
            var edition = await desk.BringToAsync(state);
            LifeDesk.Must(await DoAsync(desk, edition, act, people[0]));
            Assert.NotEqual(state, (await desk.EditionAsync(edition)).State);
        }
    }

    private static bool IsAllowed(EditionState state, EditionAct act, string person) => Allowed.GetValueOrDefault((state, act), []).Contains(person);

    private static async Task<(EditionState, int, int)> NowAsync(LifeDesk desk, Guid edition) => await desk.EditionAsync(edition) is var e ? (e.State, e.Version, e.Round) : default;

    /// <summary>The page is told the same, for whoever sees the edition.</summary>
    private static async Task SaidAsync(LifeDesk desk, Guid edition, EditionState state, string person)
    {
        var life = await desk.Vault.Get<LifecycleQueries>().OfEditionAsync(await desk.ActorAsync(person), edition, Ct);
        if (!life.Succeeded)
        {
            Assert.Equal(person == EveryRole.ExternalAuditor ? EveryRole.NotGranted : "documents.not-found", life.Error.Code);
            Assert.DoesNotContain(Acts, a => IsAllowed(state, a, person));
            return;
        }

        Assert.Equal(Acts, life.Value.Acts.Select(a => a.Act));
        Assert.All(life.Value.Acts, a => Assert.True(IsAllowed(state, a.Act, person) == a.Refusal is null, $"{person} {a.Act} {state}: {a.Refusal}"));
    }

    private static async Task<Result> DoAsync(LifeDesk desk, Guid edition, EditionAct act, string person) => act switch
    {
        EditionAct.Submit => await desk.SubmitAsync(edition, person),
        EditionAct.TakeBack => await desk.TakeBackAsync(edition, person),
        EditionAct.Discard => await desk.DiscardAsync(edition, person),
        EditionAct.PassReview => await desk.ReviewAsync(edition, person),
        EditionAct.PassCountersign => await desk.CountersignAsync(edition, "market", person),
        EditionAct.Approve => await desk.ApproveAsync(edition, person),
        EditionAct.Reject => await desk.RejectAsync(edition, person),
        EditionAct.Return => await desk.ReturnAsync(edition, person),
        _ => await desk.PublishAsync(edition, by: person),
    };
}
