using Microsoft.Extensions.DependencyInjection;
using SocialImages.Domain.Data;
using SocialImages.Domain.Events;
using SocialImages.Domain.Images.Uploads;
using SocialImages.Domain.Workspaces;

namespace SocialImages.Domain.Images.Import;

/// <summary>A picture of the web. The words are its own where given.</summary>
public sealed record ImportImage(string Url, ImageWords Words, string? IdempotencyKey);

public sealed class ImportImageFromUrlCommand(
    SocialImagesDbContext context, IdempotencyKeys keys, RemoteImages remote,
    [FromKeyedServices(UploadGate.Imports)] UploadGate gate, ImageIntake intake, ImageRecorder recorder)
{
    private const string Operation = "importImageFromUrl";
    private const int MaxUrlLength = 2048;

    /// <exception cref="DomainException">Why there is no picture.</exception>
    public async Task<Image> ExecuteAsync(CurrentUser caller, ImportImage input, CancellationToken cancellationToken)
    {
        input.Words.ThrowUnlessStorable();
        var address = AddressOf(input.Url);
        if (await keys.FindAsync(caller, Operation, input.IdempotencyKey, input, cancellationToken) is { } first)
            return await FirstAsync(first, cancellationToken);

        var taken = await gate.RunAsync(token => TakeAsync(caller, address, input.Words, token), cancellationToken);
        await using var transaction = await context.Database.BeginTransactionAsync(cancellationToken);
        var image = (await recorder.RecordAsync(caller, Operation, ImageSource.Imported, [taken], cancellationToken))[0];
        var claimed = await keys.ClaimAsync(caller, Operation, input.IdempotencyKey, input, image.Id, cancellationToken);
        if (claimed == image.Id)
        {
            await transaction.CommitAsync(cancellationToken);
            return image;
        }

        // Another request with this key was quicker, and the address has shown it another picture.
        await transaction.RollbackAsync(cancellationToken);
        context.ChangeTracker.Clear();
        return await FirstAsync(claimed, cancellationToken);
    }

    private async Task<TakenFile> TakeAsync(CurrentUser caller, Uri address, ImageWords words, CancellationToken cancellationToken)
    {
        await using var file = await remote.FetchAsync(address, cancellationToken);
        var name = Uri.UnescapeDataString(address.Segments[^1]).Trim('/');
        var upload = new ImageUpload(name, file.Length, _ => ValueTask.FromResult(file.Reread())) { Words = words };
        return await intake.TakeAsync(caller.WorkspaceId, upload, cancellationToken);
    }

    private async Task<Image> FirstAsync(Guid id, CancellationToken cancellationToken)
        => await context.Images.FindAsync([id], cancellationToken) ?? throw new NotFoundException("image");

    private static Uri AddressOf(string url)
        => url.Length <= MaxUrlLength && Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Scheme is "http" or "https"
            ? address
            : throw new ValidationException("url", "An http or https address is needed, of at most 2,048 characters.");
}
