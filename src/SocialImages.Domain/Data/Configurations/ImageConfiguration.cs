using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Data.Configurations;

internal sealed class ImageConfiguration : IEntityTypeConfiguration<Image>
{
    public void Configure(EntityTypeBuilder<Image> builder)
        => builder.Property(row => row.Recipe).HasColumnType("jsonb")
            .HasConversion<JsonConverter<ImageRecipe>, JsonComparer<ImageRecipe>>();
}

internal sealed class ImageRenditionConfiguration : IEntityTypeConfiguration<ImageRendition>
{
    public void Configure(EntityTypeBuilder<ImageRendition> builder)
    {
        builder.HasKey(row => new { row.ImageId, row.Rendition });
        builder.HasOne<Image>().WithMany().HasForeignKey(row => row.ImageId);
    }
}
