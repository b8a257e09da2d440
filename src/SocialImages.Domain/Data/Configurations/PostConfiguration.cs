using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialImages.Domain.Posts;

namespace SocialImages.Domain.Data.Configurations;

internal sealed class PostConfiguration : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.Property(row => row.Fence).IsConcurrencyToken();
        builder.Property(row => row.AutoImage).HasColumnType("jsonb")
            .HasConversion<JsonConverter<AutoImage>, JsonComparer<AutoImage>>();
        builder.Property(row => row.Problems).HasColumnType("jsonb")
            .HasConversion<JsonConverter<IReadOnlyList<PostProblem>>, JsonComparer<IReadOnlyList<PostProblem>>>();
        builder.HasMany(post => post.Images).WithOne().HasForeignKey(image => image.PostId);
    }
}

internal sealed class PostImageConfiguration : IEntityTypeConfiguration<PostImage>
{
    public void Configure(EntityTypeBuilder<PostImage> builder) => builder.HasKey(row => new { row.PostId, row.Position });
}
