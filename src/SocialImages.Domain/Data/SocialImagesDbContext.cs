using Microsoft.EntityFrameworkCore;
using SocialImages.Domain.Audit;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Events;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Generations.Presets;
using SocialImages.Domain.Images;
using SocialImages.Domain.Images.Tagging;
using SocialImages.Domain.Images.Uploads;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Library;
using SocialImages.Domain.Moderation;
using SocialImages.Domain.Notices;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Data;

public sealed class SocialImagesDbContext : DbContext
{
    // Nothing goes on in a transaction after a save in it has failed.
    public SocialImagesDbContext(DbContextOptions<SocialImagesDbContext> options)
        : base(options) => Database.AutoSavepointsEnabled = false;

    public DbSet<Workspace> Workspaces => Set<Workspace>();
    public DbSet<User> Users => Set<User>();
    public DbSet<Membership> Memberships => Set<Membership>();
    public DbSet<AccessToken> AccessTokens => Set<AccessToken>();
    public DbSet<CreditAccount> CreditAccounts => Set<CreditAccount>();
    public DbSet<CreditEntry> CreditEntries => Set<CreditEntry>();
    public DbSet<Generation> Generations => Set<Generation>();
    public DbSet<GenerationEvent> GenerationEvents => Set<GenerationEvent>();
    public DbSet<GenerationAttempt> GenerationAttempts => Set<GenerationAttempt>();
    public DbSet<GenerationReuse> GenerationReuses => Set<GenerationReuse>();
    public DbSet<StylePreset> StylePresets => Set<StylePreset>();
    public DbSet<ModerationVerdict> ModerationVerdicts => Set<ModerationVerdict>();
    public DbSet<Image> Images => Set<Image>();
    public DbSet<ImageRendition> ImageRenditions => Set<ImageRendition>();
    public DbSet<ImageVariant> ImageVariants => Set<ImageVariant>();
    public DbSet<TagRequest> TagRequests => Set<TagRequest>();
    public DbSet<StagedUpload> StagedUploads => Set<StagedUpload>();
    public DbSet<ImageTag> ImageTags => Set<ImageTag>();
    public DbSet<ImageDocument> ImageDocuments => Set<ImageDocument>();
    public DbSet<Collection> Collections => Set<Collection>();
    public DbSet<CollectionImage> CollectionImages => Set<CollectionImage>();
    public DbSet<Post> Posts => Set<Post>();
    public DbSet<PostImage> PostImages => Set<PostImage>();
    public DbSet<PostAttempt> PostAttempts => Set<PostAttempt>();
    public DbSet<PostApproval> PostApprovals => Set<PostApproval>();
    public DbSet<PublishingSettings> PublishingSettings => Set<PublishingSettings>();
    public DbSet<StoredInstagramJpeg> InstagramJpegs => Set<StoredInstagramJpeg>();
    public DbSet<Notice> Notices => Set<Notice>();
    public DbSet<InstagramConnection> InstagramConnections => Set<InstagramConnection>();
    public DbSet<InstagramAccount> InstagramAccounts => Set<InstagramAccount>();
    public DbSet<IdempotencyKey> IdempotencyKeys => Set<IdempotencyKey>();
    public DbSet<OutboxMessage> OutboxMessages => Set<OutboxMessage>();
    public DbSet<AuditEntry> AuditEntries => Set<AuditEntry>();

    /// <summary>Whether the outbox got something since the last commit.</summary>
    internal bool HasNews { get; set; }

    /// <summary>Puts an event into the transaction; it is told after the commit, or not at all.</summary>
    public void Announce(EventKind kind, Guid workspaceId, Guid subjectId, DateTimeOffset now)
    {
        OutboxMessages.Add(new OutboxMessage { Kind = kind, WorkspaceId = workspaceId, SubjectId = subjectId, CreatedAt = now });
        HasNews = true;
    }

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Enum>().HaveConversion<string>();
        configurationBuilder.Properties<CreditAmount>().HaveConversion<CreditsConverter>();
        configurationBuilder.Properties<ContentHash>().HaveConversion<ContentHashConverter>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.ApplyConfigurationsFromAssembly(typeof(SocialImagesDbContext).Assembly);
        SnakeCase.Apply(modelBuilder.Model);
    }
}
