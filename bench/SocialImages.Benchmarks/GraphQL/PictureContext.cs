using Microsoft.EntityFrameworkCore;

namespace SocialImages.Benchmarks.GraphQL;

/// <summary>The library's table as both servers read it: the same query, the same columns.</summary>
internal sealed class PictureContext(DbContextOptions<PictureContext> options) : DbContext(options)
{
    public const int PageSize = 50;

    /// <summary>The newest page and one row more.</summary>
    public Task<List<Picture>> NewestAsync(CancellationToken cancellationToken)
        => Set<Picture>().AsNoTracking().OrderByDescending(row => row.CreatedAt).ThenByDescending(row => row.Id).Take(PageSize + 1).ToListAsync(cancellationToken);

    public static void Configure(IServiceProvider services, DbContextOptionsBuilder options)
        => options.UseNpgsql(Environment.GetEnvironmentVariable("BENCH_CONNECTION"));

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        var picture = modelBuilder.Entity<Picture>().ToTable("images");
        picture.Property(row => row.Id).HasColumnName("id");
        picture.Property(row => row.Prompt).HasColumnName("prompt");
        picture.Property(row => row.Style).HasColumnName("style");
        picture.Property(row => row.Title).HasColumnName("title");
        picture.Property(row => row.AltText).HasColumnName("alt_text");
        picture.Property(row => row.Width).HasColumnName("width");
        picture.Property(row => row.Height).HasColumnName("height");
        picture.Property(row => row.CreatedAt).HasColumnName("created_at");
    }
}
