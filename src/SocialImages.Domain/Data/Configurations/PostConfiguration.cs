using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Posts;

namespace SocialImages.Domain.Data.Configurations;

internal sealed class PostConfiguration : IEntityTypeConfiguration<Post>
{
    public void Configure(EntityTypeBuilder<Post> builder)
    {
        builder.Property(row => row.Fence).IsConcurrencyToken();
        builder.Property(row => row.AutoImage).HasColumnType("jsonb")
            .HasConversion<JsonConverter<AutoImage>, JsonComparer<AutoImage>>();
        builder.Property(row => row.Repeat).HasColumnType("jsonb").HasConversion<JsonConverter<PostRepeat>, JsonComparer<PostRepeat>>();
        builder.Property(row => row.LocalTime).HasColumnType("timestamp without time zone");
        builder.Property(row => row.Problems).HasColumnType("jsonb")
            .HasConversion<JsonConverter<IReadOnlyList<PostProblem>>, JsonComparer<IReadOnlyList<PostProblem>>>();
        builder.HasMany(post => post.Images).WithOne().HasForeignKey(image => image.PostId);
    }
}

internal sealed class PostImageConfiguration : IEntityTypeConfiguration<PostImage>
{
    public void Configure(EntityTypeBuilder<PostImage> builder)
    {
        builder.HasKey(row => new { row.PostId, row.Position });
        builder.Ignore(row => row.Choice);
        builder.Property(row => row.Crop).HasColumnType("jsonb").HasConversion<JsonConverter<PictureCrop>, JsonComparer<PictureCrop>>();
    }
}

internal sealed class PostApprovalConfiguration : IEntityTypeConfiguration<PostApproval>
{
    public void Configure(EntityTypeBuilder<PostApproval> builder) => builder.HasKey(row => new { row.PostId, row.ContentHash });
}

internal sealed class PublishingSettingsConfiguration : IEntityTypeConfiguration<PublishingSettings>
{
    public void Configure(EntityTypeBuilder<PublishingSettings> builder) => builder.HasKey(row => row.WorkspaceId);
}

internal sealed class StoredInstagramJpegConfiguration : IEntityTypeConfiguration<StoredInstagramJpeg>
{
    public void Configure(EntityTypeBuilder<StoredInstagramJpeg> builder)
    {
        builder.ToTable("InstagramJpegs");
        builder.HasKey(row => new { row.WorkspaceId, row.SourceHash, row.Frame });
    }
}

internal sealed class InstagramConnectionConfiguration : IEntityTypeConfiguration<InstagramConnection>
{
    public void Configure(EntityTypeBuilder<InstagramConnection> builder) => builder.HasKey(row => row.StateHash);
}
