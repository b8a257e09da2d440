using Microsoft.AspNetCore.Http;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>What can be wrong with a multipart request; codes and texts are Hot Chocolate's where it has one.</summary>
internal static class UploadErrors
{
    public static BadRequestException InvalidForm(Exception? inner = null) =>
        new("The multipart form could not be read.", "HC0033", inner: inner);

    public static BadRequestException NoOperations() => new("No 'operations' specified.", "HC0034");

    public static BadRequestException Misordered() =>
        new("Misordered multipart fields; 'map' should follow 'operations'.", "HC0035");

    public static BadRequestException NoPaths(string key) =>
        new($"No object paths specified for key '{key}' in 'map'.", "HC0037");

    public static BadRequestException FileMissing(string key) => new($"File of key '{key}' is missing.", "HC0038");

    public static BadRequestException VariableNotFound(string path) => new($"The variable path '{path}' is invalid.", "HC0039");

    public static BadRequestException StructureInvalid() => new("The variable structure is invalid.", "HC0040");

    public static BadRequestException InvalidPath(string path) => new($"Invalid variable path `{path}` in `map`.", "HC0041");

    public static BadRequestException PathOutsideVariables() =>
        new("The variable path must start with `variables`.", "HC0042");

    public static BadRequestException InvalidMap(Exception? inner = null) => new(
        "Invalid JSON in the `map` multipart field; Expected type of Dictionary<string, string[]>.", "HC0043", inner: inner);

    public static BadRequestException NoMap() => new("No `map` specified.", "HC0044");

    public static BadRequestException VariableNotNull(string key) => new(
        $"The file mapped to '{key}' must be referenced by a null value at its variable location, but a non-null value was provided.",
        "HC0115");

    public static BadRequestException NoPreflight() =>
        new("Multi-part requests must include a GraphQL preflight header.", ErrorCodes.Server.MultiPartPreflightRequired);

    public static BadRequestException TooManyFiles(int limit) =>
        BadRequestException.Request($"A request may carry at most {limit} files.");

    public static BadRequestException TooManyPaths(int limit) =>
        BadRequestException.Request($"The `map` may name at most {limit} variable paths.");

    public static BadRequestException FileTooLarge(string key, long limit) => new(
        $"The file of key '{key}' is larger than {limit} bytes.", ErrorCodes.Server.MaxRequestSize, StatusCodes.Status413PayloadTooLarge);

    public static BadRequestException TooSlow(TimeSpan limit) => new(
        $"The form has not come in within {limit}.", ErrorCodes.Server.RequestInvalid, StatusCodes.Status408RequestTimeout);

    public static BadRequestException Busy(TimeSpan retryAfter) => Later("Too many uploads are coming in at once.", retryAfter);

    public static BadRequestException NoRoom(TimeSpan retryAfter, Exception inner) =>
        Later("There is no room to receive the files now.", retryAfter, inner);

    public static BadRequestException FilesTooLarge(long limit) => new(
        $"The files are larger than {limit} bytes together.", ErrorCodes.Server.MaxRequestSize, StatusCodes.Status413PayloadTooLarge);

    private static BadRequestException Later(string reason, TimeSpan retryAfter, Exception? inner = null)
    {
        var seconds = (int)Math.Ceiling(retryAfter.TotalSeconds);
        return new($"{reason} Try again in {seconds} s.", ErrorCodes.Server.UploadsBusy, StatusCodes.Status503ServiceUnavailable, inner)
        {
            RetryAfterSeconds = seconds,
        };
    }
}
