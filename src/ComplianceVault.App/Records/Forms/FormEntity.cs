using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace ComplianceVault.App.Records.Forms;

/// <summary>客户, 供应商, 服务, 配置项, 人员 …: what references point to is one record, or one row of a record, of a named form (decision 20).</summary>
public sealed class FormEntity
{
    public required string Code { get; init; }

    public required string TitleZh { get; set; }

    public string? TitleEn { get; set; }

    /// <summary>Number of the form.</summary>
    public required string Form { get; set; }

    /// <summary>Key of the table whose rows are the entities; null where one record is one.</summary>
    public string? Table { get; set; }

    /// <summary>Key of the field or column that names it.</summary>
    public required string Name { get; set; }
}

internal sealed class FormEntityMapping : IEntityTypeConfiguration<FormEntity>
{
    public void Configure(EntityTypeBuilder<FormEntity> builder)
    {
        builder.ToTable("FormEntity").HasKey(e => e.Code);
        builder.Property(e => e.Code).HasMaxLength(40);
        builder.Property(e => e.TitleZh).HasMaxLength(100);
        builder.Property(e => e.TitleEn).HasMaxLength(100);
        builder.Property(e => e.Form).HasMaxLength(80);
        builder.Property(e => e.Table).HasMaxLength(80);
        builder.Property(e => e.Name).HasMaxLength(80);
    }
}
