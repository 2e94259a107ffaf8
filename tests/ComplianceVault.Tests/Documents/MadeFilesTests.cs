using ComplianceVault.App.Documents.Controlled;
using ComplianceVault.App.Documents.Library;
using ComplianceVault.App.Platform.Access;
using Microsoft.Extensions.Time.Testing;

namespace ComplianceVault.Tests.Documents;

public sealed class MadeFilesTests
{
    private readonly FakeTimeProvider clock = new();

    [Fact]
    public void Ticket_IsForItsPerson_AndWorksOnce()
    {
        using var made = new MadeFiles(clock);
        var (mine, other) = (Person(), Person());
        var ticket = made.Keep(mine, File());

        Assert.Null(made.Take(other, ticket));
        Assert.Equal("a.pdf", made.Take(mine, ticket)?.FileName);
        Assert.Null(made.Take(mine, ticket));
    }

    [Fact]
    public void WhatNobodyFetches_GoesAfterTenMinutes()
    {
        using var made = new MadeFiles(clock);
        var (mine, file) = (Person(), File());
        var ticket = made.Keep(mine, file);

        clock.Advance(TimeSpan.FromMinutes(9));
        Assert.True(file.Content.CanRead);
        clock.Advance(TimeSpan.FromMinutes(1));
        Assert.False(file.Content.CanRead);
        Assert.Null(made.Take(mine, ticket));
    }

    private static OpenedFile File() => new(new MemoryStream([1]), "a.pdf", "application/pdf", 1);

    private static Actor Person() => new() { PersonId = Guid.CreateVersion7(), Name = "行政部文控", Session = new ActSession("s", ActSource.Page) };
}
