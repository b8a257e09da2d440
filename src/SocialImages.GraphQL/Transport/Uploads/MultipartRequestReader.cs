using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>Reads a request of the GraphQL multipart request specification: <c>operations</c>, <c>map</c>, then the files.</summary>
internal sealed class MultipartRequestReader(GraphQLServerOptions options, ParsedRequest request)
{
    private const int MaxBoundaryLength = 70;

    private readonly UploadReceiver _receiver = new(options.Uploads);
    private readonly FileMap _files = request.Files = new FileMap();
    private readonly PooledWriter _operations = Own(request);
    private UploadMap? _map;
    private Dictionary<string, string[]> _places = [];
    private bool _hasOperations;
    private int _unmapped;

    public async ValueTask ReadAsync(HttpContext context, CancellationToken cancellationToken)
    {
        var sections = new MultipartReader(BoundaryOf(context.Request), context.Request.Body);
        AllowLargeBody(context);
        try
        {
            while (await sections.ReadNextSectionAsync(cancellationToken) is { } section)
                await ReadSectionAsync(section, cancellationToken);
        }
        catch (BadHttpRequestException error)
        {
            throw RequestBody.Refusal(error);
        }
        catch (Exception error) when (error is InvalidDataException or IOException)
        {
            throw UploadErrors.InvalidForm(error);
        }

        RequireAll();
    }

    private static PooledWriter Own(ParsedRequest request)
    {
        var operations = new PooledWriter();
        request.Source = operations;
        return operations;
    }

    private static string BoundaryOf(HttpRequest request)
    {
        var boundary = MediaTypeHeaderValue.TryParse(request.ContentType, out var type)
            ? HeaderUtilities.RemoveQuotes(type.Boundary).Value
            : null;
        return boundary is { Length: > 0 and <= MaxBoundaryLength } ? boundary : throw UploadErrors.InvalidForm();
    }

    private void AllowLargeBody(HttpContext context)
    {
        var limit = context.Features.Get<IHttpMaxRequestBodySizeFeature>();
        var needed = options.Uploads.MaxTotalSize + options.MaxAllowedRequestSize;
        if (limit is { IsReadOnly: false, MaxRequestBodySize: { } current } && current < needed)
            limit.MaxRequestBodySize = needed;
    }

    private ValueTask ReadSectionAsync(MultipartSection section, CancellationToken cancellationToken)
    {
        if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var disposition))
            throw UploadErrors.InvalidForm();

        var key = HeaderUtilities.RemoveQuotes(disposition.Name).Value ?? "";
        return key switch
        {
            "operations" => ReadOperationsAsync(section.Body, cancellationToken),
            "map" => ReadMapAsync(section.Body, cancellationToken),
            _ => ReadFileAsync(key, disposition, section, cancellationToken),
        };
    }

    private async ValueTask ReadOperationsAsync(Stream body, CancellationToken cancellationToken)
    {
        if (_hasOperations)
            throw UploadErrors.InvalidForm();

        await ReadFieldAsync(body, _operations, cancellationToken);
        RequestParser.Parse(RequestBody.WithoutByteOrderMark(_operations.Written), request);
        _hasOperations = true;
    }

    private async ValueTask ReadMapAsync(Stream body, CancellationToken cancellationToken)
    {
        if (!_hasOperations || _map is not null)
            throw UploadErrors.Misordered();

        using var json = new PooledWriter();
        await ReadFieldAsync(body, json, cancellationToken);
        _map = UploadMap.Parse(json.Written, options.Uploads);
        _places = _map.PathsByKey.ToDictionary(entry => entry.Key, entry => Follow(entry.Key, entry.Value), StringComparer.Ordinal);
        if (_places.Values.SelectMany(path => path).GroupBy(path => path, StringComparer.Ordinal).FirstOrDefault(group => group.Skip(1).Any()) is { } twice)
            throw UploadErrors.InvalidPath("variables." + twice.Key);
    }

    private string[] Follow(string key, string[] paths) =>
        [.. paths.Select(path => VariablePath.Follow(path, key, request.Variables, options.EnforceNullVariableValuesForMultipartFileUpload))];

    private async ValueTask ReadFieldAsync(Stream body, PooledWriter into, CancellationToken cancellationToken)
    {
        int count;
        while ((count = await body.ReadAsync(into.GetMemory(), cancellationToken)) > 0)
        {
            into.Advance(count);
            if (into.Written.Length > options.MaxAllowedRequestSize)
                throw BadRequestException.TooLarge();
        }
    }

    private async ValueTask ReadFileAsync(
        string key, ContentDispositionHeaderValue disposition, MultipartSection section, CancellationToken cancellationToken)
    {
        if (_map is null)
            throw _hasOperations ? UploadErrors.NoMap() : UploadErrors.NoOperations();

        if (!_places.TryGetValue(key, out var paths))
        {
            if (++_unmapped > options.Uploads.MaxFiles)
                throw UploadErrors.TooManyFiles(options.Uploads.MaxFiles);
            await _receiver.SkipAsync(key, section.Body, cancellationToken);
            return;
        }

        if (_files.Has(key))
            throw UploadErrors.InvalidForm();

        var name = HeaderUtilities.RemoveQuotes(disposition.FileNameStar.HasValue ? disposition.FileNameStar : disposition.FileName);
        var file = await _receiver.ReceiveAsync(key, name.Value ?? "", section.ContentType, section.Body, cancellationToken);
        _files.Add(key, file, paths);
    }

    private void RequireAll()
    {
        if (!_hasOperations)
            throw UploadErrors.NoOperations();

        if (_map is null)
            throw UploadErrors.NoMap();

        foreach (var key in _places.Keys)
        {
            if (!_files.Has(key))
                throw UploadErrors.FileMissing(key);
        }
    }
}
