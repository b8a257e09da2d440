using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialImages.Domain.Library;

namespace SocialImages.Domain.Data.Configurations;

internal sealed class ImageTagConfiguration : IEntityTypeConfiguration<ImageTag>
{
    public void Configure(EntityTypeBuilder<ImageTag> builder)
        => builder.HasKey(row => new { row.WorkspaceId, row.Tag, row.CreatedAt, row.ImageId });
}

internal sealed class ImageDocumentConfiguration : IEntityTypeConfiguration<ImageDocument>
{
    public void Configure(EntityTypeBuilder<ImageDocument> builder) => builder.HasKey(row => row.ImageId);
}

internal sealed class CollectionImageConfiguration : IEntityTypeConfiguration<CollectionImage>
{
    public void Configure(EntityTypeBuilder<CollectionImage> builder) => builder.HasKey(row => new { row.CollectionId, row.ImageId });
}
