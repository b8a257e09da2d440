using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Serves the schema as SDL, whole or by type.</summary>
internal sealed partial class SchemaFileHandler(GraphQLServer server)
{
    private readonly Lazy<SchemaFile> _whole = new(() => SchemaFile.Of(server.Executor.SchemaText.Whole));

    public Task HandleAsync(HttpContext context)
    {
        var types = context.Request.Query["types"];
        return types.Count == 0 ? SendAsync(context, _whole.Value) : SendTypesAsync(context, types.ToString());
    }

    private Task SendTypesAsync(HttpContext context, string types)
    {
        var names = types.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (names.Length == 0)
            return RefuseAsync(context, "The specified types argument is empty.", "HC0058");

        var sdl = new StringBuilder();
        foreach (var name in names.Distinct(StringComparer.Ordinal))
        {
            if (!IsTypeName().IsMatch(name))
                return RefuseAsync(context, "The type name is invalid.", "HC0059", name);

            if (server.Executor.SchemaText.PrintType(name) is not { } type)
                return RefuseAsync(context, $"The type `{name}` does not exist.", "HC0060", name, StatusCodes.Status404NotFound);

            sdl.Append(sdl.Length == 0 ? "" : "\n").Append(type.TrimEnd()).Append('\n');
        }

        return SendAsync(context, SchemaFile.Of(sdl.ToString()));
    }

    private static async Task SendAsync(HttpContext context, SchemaFile file)
    {
        var response = context.Response;
        response.Headers.ETag = file.ETag;
        response.Headers.CacheControl = "public, max-age=3600, must-revalidate";
        if (IsKnown(context.Request, file))
        {
            response.StatusCode = StatusCodes.Status304NotModified;
            return;
        }

        response.ContentType = "application/graphql; charset=utf-8";
        response.Headers.ContentDisposition = "attachment; filename=\"schema.graphql\"";
        response.ContentLength = file.Bytes.Length;
        if (!HttpMethods.IsHead(context.Request.Method))
            await response.Body.WriteAsync(file.Bytes, context.RequestAborted);
    }

    private static bool IsKnown(HttpRequest request, SchemaFile file) =>
        EntityTagHeaderValue.TryParseList(request.Headers.IfNoneMatch, out var known)
        && known.Any(tag => tag.Equals(EntityTagHeaderValue.Any) || tag.Tag.Equals(file.ETag, StringComparison.Ordinal));

    private static Task RefuseAsync(
        HttpContext context, string message, string code, string? typeName = null, int status = StatusCodes.Status400BadRequest)
    {
        var error = ErrorBuilder.New().SetMessage(message).SetCode(code);
        if (typeName is not null)
            error.SetExtension("typeName", typeName.Length <= 100 ? typeName : typeName[..100]);
        return ResultWriter.WriteAsync(context, new ErrorResult(error.Build()), default, status);
    }

    [GeneratedRegex("^[_A-Za-z][_0-9A-Za-z]{0,255}$", RegexOptions.CultureInvariant)]
    private static partial Regex IsTypeName();

    private sealed record SchemaFile(byte[] Bytes, string ETag)
    {
        public static SchemaFile Of(string sdl)
        {
            var bytes = Encoding.UTF8.GetBytes(sdl);
            return new(bytes, $"\"1-{Convert.ToBase64String(SHA256.HashData(bytes))}\"");
        }
    }
}
