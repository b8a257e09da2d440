using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialImages.Domain.Generations;

namespace SocialImages.Domain.Data.Configurations;

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<Generation>
{
    public void Configure(EntityTypeBuilder<Generation> builder)
    {
        builder.Property(row => row.Fence).IsConcurrencyToken();
        builder.Property(row => row.Failure).HasColumnType("jsonb")
            .HasConversion<JsonConverter<GenerationFailure>, JsonComparer<GenerationFailure>>();
    }
}

internal sealed class GenerationEventConfiguration : IEntityTypeConfiguration<GenerationEvent>
{
    public void Configure(EntityTypeBuilder<GenerationEvent> builder)
    {
        builder.HasKey(row => new { row.GenerationId, row.Sequence });
        builder.HasOne<Generation>().WithMany().HasForeignKey(row => row.GenerationId);
        builder.Property(row => row.Failure).HasColumnType("jsonb")
            .HasConversion<JsonConverter<GenerationFailure>, JsonComparer<GenerationFailure>>();
    }
}

internal sealed class GenerationAttemptConfiguration : IEntityTypeConfiguration<GenerationAttempt>
{
    public void Configure(EntityTypeBuilder<GenerationAttempt> builder)
        => builder.HasOne<Generation>().WithMany().HasForeignKey(row => row.GenerationId);
}
