using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Images;
using SocialImages.Domain.Moderation;

namespace SocialImages.Domain.Data.Configurations;

internal sealed class GenerationConfiguration : IEntityTypeConfiguration<Generation>
{
    public void Configure(EntityTypeBuilder<Generation> builder)
    {
        builder.Property(row => row.Fence).IsConcurrencyToken();
        builder.Property(row => row.Failure).HasColumnType("jsonb")
            .HasConversion<JsonConverter<GenerationFailure>, JsonComparer<GenerationFailure>>();
        builder.Property(row => row.Preset).HasColumnType("jsonb")
            .HasConversion<JsonConverter<PresetWords>, JsonComparer<PresetWords>>();
    }
}

internal sealed class GenerationReuseConfiguration : IEntityTypeConfiguration<GenerationReuse>
{
    public void Configure(EntityTypeBuilder<GenerationReuse> builder)
    {
        builder.HasKey(row => new { row.GenerationId, row.ImageIndex });
        builder.HasOne<Generation>().WithMany().HasForeignKey(row => row.GenerationId);
        builder.HasOne<Image>().WithMany().HasForeignKey(row => row.ImageId);
    }
}

internal sealed class ModerationVerdictConfiguration : IEntityTypeConfiguration<ModerationVerdict>
{
    public void Configure(EntityTypeBuilder<ModerationVerdict> builder)
    {
        builder.HasOne<Generation>().WithMany().HasForeignKey(row => row.GenerationId);
        builder.Property(row => row.Scores).HasColumnType("jsonb")
            .HasConversion<JsonConverter<IReadOnlyDictionary<string, double>>, JsonComparer<IReadOnlyDictionary<string, double>>>();
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
