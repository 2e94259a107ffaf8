using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Desk;

/// <summary>A list or a search that a person keeps under a name: the page and the query of its address. Nobody else sees it.</summary>
public sealed class SavedView
{
    public required Guid Id { get; init; }

    public required Guid PersonId { get; init; }

    /// <summary>Path of the page, such as <c>/documents</c>.</summary>
    public required string Page { get; init; }

    public required string Name { get; init; }

    /// <summary>The query of the address, without its question mark.</summary>
    public required string Query { get; set; }
}

internal sealed class SavedViewMapping : IEntityTypeConfiguration<SavedView>
{
    public void Configure(EntityTypeBuilder<SavedView> builder)
    {
        builder.ToTable("SavedView").HasKey(v => v.Id);
        builder.Property(v => v.Page).HasMaxLength(100);
        builder.Property(v => v.Name).HasMaxLength(SaveView.LongestName);
        builder.Property(v => v.Query).HasMaxLength(SaveView.LongestQuery);
        builder.HasIndex(v => new { v.PersonId, v.Page, v.Name }).IsUnique();
    }
}
