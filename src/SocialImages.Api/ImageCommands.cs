using System.Globalization;
using SocialImages.Domain.Images.Storage;

namespace SocialImages.Api;

/// <summary>What is done to stored pictures from the command line.</summary>
internal static class ImageCommands
{
    private const string Usage = "Usage: images move --from local|s3|cloudinary --to local|s3|cloudinary [--since TIME] [--delete]\n       images sweep";

    /// <summary>`images move`: every stored file into another store. `images sweep`: what no row names is deleted.</summary>
    public static async Task<int> RunImagesAsync(this WebApplication app, string[] args)
    {
        await using var scope = app.Services.CreateAsyncScope();
        try
        {
            return args switch
            {
                ["move", .. var options] when Read(options) is { } move => await MoveAsync(scope.ServiceProvider, move, app.Lifetime.ApplicationStopping),
                ["sweep"] => await SweepAsync(scope.ServiceProvider, app.Lifetime.ApplicationStopping),
                _ => await FailAsync(Usage),
            };
        }
        catch (ImageStoreException failure)
        {
            return await FailAsync($"{failure.Message} What is moved stays moved: start it again.");
        }
    }

    private static async Task<int> MoveAsync(IServiceProvider services, MoveImages move, CancellationToken cancellationToken)
    {
        // What was entered in the book just before may not have been written yet; clocks differ, too.
        var started = services.GetRequiredService<TimeProvider>().GetUtcNow() - TimeSpan.FromMinutes(10);
        var moved = await services.GetRequiredService<MoveImagesCommand>().ExecuteAsync(move, cancellationToken);
        Console.WriteLine($"moved: {moved.Moved} files, {moved.Bytes} bytes, from {move.From} to {move.To}");
        foreach (var key in moved.Missing) Console.WriteLine($"missing: {key}");
        Console.WriteLine($"next: set IMAGE_STORAGE={move.To}, restart every node, then move what came meanwhile with --since {started.UtcDateTime:O}");
        return moved.Missing.Count == 0 ? 0 : 2;
    }

    private static async Task<int> SweepAsync(IServiceProvider services, CancellationToken cancellationToken)
    {
        Console.WriteLine($"deleted: {await services.GetRequiredService<FileSweeper>().SweepAsync(cancellationToken)} files");
        return 0;
    }

    private static MoveImages? Read(string[] options)
    {
        var since = Option(options, "--since");
        DateTimeOffset time = default;
        if (since is not null && !DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out time)) return null;
        return Option(options, "--from") is { } from && Option(options, "--to") is { } to
            && from != to && StoreKinds.All.Contains(from) && StoreKinds.All.Contains(to)
            ? new MoveImages(from, to, since is null ? null : time, options.Contains("--delete"))
            : null;
    }

    private static string? Option(string[] options, string name)
        => Array.IndexOf(options, name) is >= 0 and var index && index + 1 < options.Length ? options[index + 1] : null;

    private static async Task<int> FailAsync(string message)
    {
        await Console.Error.WriteLineAsync(message);
        return 1;
    }
}
