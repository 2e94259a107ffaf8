using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Documents.Numbering;
using ComplianceVault.Database.Tests.Documents.Lifecycle;
using Microsoft.EntityFrameworkCore;

namespace ComplianceVault.Database.Tests.Documents;

/// <summary>A document answers clauses that the standard has and that carry requirements: a link to another would be kept and stand in no row.</summary>
public sealed class ClauseNumberTests
{
    private static CancellationToken Ct => TestContext.Current.CancellationToken;

    [Theory, OnEachDatabase]
    public async Task ANumberThatIsNone_OrOfNoClause_OrOfAHeading_IsRefused(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (controller, document) = (await desk.ActorAsync(LifeDesk.Controller), (await desk.RegisterAsync()).Id);
        foreach (var (clause, code) in new[] { ("seven", "clauses.not-a-number"), ("99.9", "clauses.not-found"), ("7.5.3", "clauses.heading-only") })
        {
            Assert.Equal(code, (await desk.Vault.Get<SetClauses>().ExecuteAsync(controller, document, ["8.2.6", clause], Ct)).Error?.Code);
            Assert.Equal(code, (await desk.Vault.Get<RegisterDocument>().ExecuteAsync(controller, new("三阶", "tech", "规范", ["8.2.6", clause]), Ct)).Error?.Code);
        }

        await using var db = await desk.Vault.DatabaseAsync();
        Assert.False(await db.Set<DocumentClause>().AnyAsync(c => c.DocumentId == document, Ct));
    }

    [Theory, OnEachDatabase]
    public async Task WhatWasLinkedBefore_Stays_UntilItIsTakenAway(Database database)
    {
        await using var desk = await LifeDesk.OpenAsync(database);
        var (controller, document) = (await desk.ActorAsync(LifeDesk.Controller), (await desk.RegisterAsync()).Id);
        await using (var db = await desk.Vault.DatabaseAsync())
        {
            db.Add(new DocumentClause { Id = Guid.CreateVersion7(), DocumentId = document, Clause = "7.5.3", From = desk.Today });
            await db.SaveChangesAsync(Ct);
        }

        LifeDesk.Must(await desk.Vault.Get<SetClauses>().ExecuteAsync(controller, document, ["7.5.3", "8.2.6"], Ct));
        LifeDesk.Must(await desk.Vault.Get<SetClauses>().ExecuteAsync(controller, document, ["8.2.6"], Ct));
        Assert.Equal("clauses.heading-only", (await desk.Vault.Get<SetClauses>().ExecuteAsync(controller, document, ["7.5.3", "8.2.6"], Ct)).Error?.Code);
    }
}
