using Microsoft.EntityFrameworkCore;
using Npgsql;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Library;

/// <summary>A new, empty collection; its name is unique in the workspace.</summary>
public sealed class CreateCollectionCommand(SocialImagesDbContext context, TimeProvider time)
{
    public const int MaxNameLength = 100;

    /// <exception cref="ValidationException">The name is empty, too long, or taken.</exception>
    public async Task<Collection> ExecuteAsync(CurrentUser caller, string name, CancellationToken cancellationToken)
    {
        name = name.Trim();
        if (name.Length is 0 or > MaxNameLength || name.Contains('\0', StringComparison.Ordinal))
            throw new ValidationException("name", $"A collection's name has 1 to {MaxNameLength} characters.");

        var now = time.GetUtcNow();
        var collection = new Collection
        {
            Id = Guid.CreateVersion7(now),
            WorkspaceId = caller.WorkspaceId,
            CreatedById = caller.UserId,
            Name = name,
            CreatedAt = now,
        };
        context.Collections.Add(collection);
        try
        {
            await context.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException exception) when (exception.InnerException is PostgresException { SqlState: PostgresErrorCodes.UniqueViolation })
        {
            throw new ValidationException("name", "There is a collection of this name already.");
        }

        return collection;
    }
}
