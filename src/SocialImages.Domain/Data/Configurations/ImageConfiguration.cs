using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Tagging;

namespace SocialImages.Domain.Data.Configurations;

internal sealed class ImageConfiguration : IEntityTypeConfiguration<Image>
{
    public void Configure(EntityTypeBuilder<Image> builder)
    {
        builder.Property(row => row.Recipe).HasColumnType("jsonb")
            .HasConversion<JsonConverter<ImageRecipe>, JsonComparer<ImageRecipe>>();
        builder.Property(row => row.Crops).HasColumnType("jsonb")
            .HasConversion<JsonConverter<IReadOnlyList<SuggestedCrop>>, JsonComparer<IReadOnlyList<SuggestedCrop>>>();
    }
}

internal sealed class TagRequestConfiguration : IEntityTypeConfiguration<TagRequest>
{
    public void Configure(EntityTypeBuilder<TagRequest> builder) => builder.HasKey(row => row.ImageId);
}

internal sealed class ImageVariantConfiguration : IEntityTypeConfiguration<ImageVariant>
{
    public void Configure(EntityTypeBuilder<ImageVariant> builder)
    {
        builder.HasKey(row => new { row.ImageId, row.Variant });
        builder.HasOne<Image>().WithMany().HasForeignKey(row => row.ImageId);
    }
}

internal sealed class ImageRenditionConfiguration : IEntityTypeConfiguration<ImageRendition>
{
    public void Configure(EntityTypeBuilder<ImageRendition> builder)
    {
        builder.HasKey(row => new { row.ImageId, row.Rendition });
        builder.HasOne<Image>().WithMany().HasForeignKey(row => row.ImageId);
    }
}
