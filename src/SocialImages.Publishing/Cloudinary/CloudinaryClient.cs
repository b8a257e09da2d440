using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Microsoft.Extensions.Options;
using SocialImages.Publishing.Wire;

namespace SocialImages.Publishing.Cloudinary;

/// <summary>The part of Cloudinary that publishing needs, under the names of its .NET SDK. Every failure is a <see cref="CloudinaryException"/>.</summary>
public sealed class CloudinaryClient(HttpClient http, IOptions<CloudinaryOptions> options, TimeProvider time)
{
    private const int ReplyLimitBytes = 1024 * 1024;

    private readonly CloudinaryOptions _options = options.Value;

    /// <summary>What Cloudinary said last about the hourly limit of its admin calls; uploads and deliveries have none.</summary>
    public AdminBudget? AdminBudget { get; private set; }

    public bool IsSetUp => _options.Account is not null;

    private Account Account => _options.Account
        ?? throw new CloudinaryException(CloudinaryReason.Unauthorized, "Cloudinary is not set up: CLOUDINARY_URL is empty.");

    /// <summary>Stores the bytes under the given public id. Safe to repeat: the same id is replaced.</summary>
    public async Task<ImageUploadResult> UploadAsync(ImageUploadParams upload, CancellationToken cancellationToken)
    {
        using var form = Form(upload.ToParameters(time.GetUtcNow()));
        form.Add(FilePart(upload.File));
        var result = await PostAsync("image/upload", form, CloudinaryJson.Default.ImageUploadResult, _options.UploadTimeout, cancellationToken);
        RefuseStranger(upload.PublicId, result);
        return result;
    }

    /// <summary>Deletes by public id. Safe to repeat.</summary>
    public async Task<DeletionResult> DestroyAsync(string publicId, CancellationToken cancellationToken)
    {
        using var form = Form(new(StringComparer.Ordinal)
        {
            ["invalidate"] = "true",
            ["public_id"] = publicId,
            ["timestamp"] = time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture),
        });
        return await PostAsync("image/destroy", form, CloudinaryJson.Default.DeletionResult, _options.Timeout, cancellationToken);
    }

    public Task<UsageResult> GetUsageAsync(CancellationToken cancellationToken) =>
        GetAsync("usage", CloudinaryJson.Default.UsageResult, cancellationToken);

    /// <summary>One page of what is stored under a prefix. Counts towards the account's hourly limit of admin calls.</summary>
    public Task<ListResourcesResult> ListResourcesByPrefixAsync(string prefix, string? nextCursor, CancellationToken cancellationToken)
    {
        var cursor = nextCursor is null ? "" : $"&next_cursor={Uri.EscapeDataString(nextCursor)}";
        return GetAsync(
            $"resources/image/upload?prefix={Uri.EscapeDataString(prefix)}&max_results=500{cursor}", CloudinaryJson.Default.ListResourcesResult, cancellationToken);
    }

    public string BuildUrl(DeliveryUrl url) => url.Build(_options.DeliveryBaseUrl, Account);

    /// <summary>Fetches a delivered picture the way a stranger would: no credentials, no redirects. Null when there is none.</summary>
    public async Task<byte[]?> TryFetchAsync(string url, int limitBytes, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        var (status, body, headers) = await ExchangeAsync(request, limitBytes, _options.Timeout, cancellationToken);
        if (status == 404) return null;
        return status == 200
            ? body
            : throw new CloudinaryException(
                status is 401 or 403 ? CloudinaryReason.Refused : CloudinaryReason.Transient,
                $"Cloudinary does not deliver the picture (HTTP {status}).",
                headers.TryGetValues("X-Cld-Error", out var errors) ? string.Join("; ", errors) : null);
    }

    private async Task<T> GetAsync<T>(string path, JsonTypeInfo<T> type, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, ApiUrl(path));
        request.Headers.Authorization = Basic();
        return await SendAsync(request, type, _options.Timeout, cancellationToken);
    }

    private async Task<T> PostAsync<T>(string action, HttpContent form, JsonTypeInfo<T> type, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, ApiUrl(action)) { Content = form };
        if (_options.UsesBasicAuthentication)
            request.Headers.Authorization = Basic();
        return await SendAsync(request, type, timeout, cancellationToken);
    }

    private async Task<T> SendAsync<T>(HttpRequestMessage request, JsonTypeInfo<T> type, TimeSpan timeout, CancellationToken cancellationToken)
    {
        var (status, body, headers) = await ExchangeAsync(request, ReplyLimitBytes, timeout, cancellationToken);
        AdminBudget = AdminBudget.From(headers) ?? AdminBudget;
        if (status != 200)
            throw CloudinaryFailure.From(status, headers, body, time.GetUtcNow());
        try
        {
            return JsonSerializer.Deserialize(body, type) ?? throw CloudinaryFailure.Unreadable(body, null);
        }
        catch (JsonException unreadable)
        {
            throw CloudinaryFailure.Unreadable(body, unreadable);
        }
    }

    private async Task<(int Status, byte[] Body, HttpResponseHeaders Headers)> ExchangeAsync(
        HttpRequestMessage request, int limitBytes, TimeSpan timeout, CancellationToken cancellationToken)
    {
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        deadline.CancelAfter(timeout);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, deadline.Token);
            var body = await BoundedReply.ReadAsync(response.Content, limitBytes, deadline.Token);
            return ((int)response.StatusCode, body, response.Headers);
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException or InvalidDataException
            || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            throw CloudinaryFailure.NoReply(failure);
        }
    }

    private MultipartFormDataContent Form(SortedDictionary<string, string> parameters)
    {
        if (_options.UsesBasicAuthentication)
            return PlainForm(parameters.Where(pair => pair.Key != "timestamp"));
        var signer = new CloudinarySigner(Account.ApiSecret, Account.SignatureAlgorithm);
        var signature = signer.SignParameters(parameters);
        var form = PlainForm(parameters);
        form.Add(TextPart("api_key", Account.ApiKey));
        form.Add(TextPart("signature", signature));
        return form;
    }

    private static MultipartFormDataContent PlainForm(IEnumerable<KeyValuePair<string, string>> parameters)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in parameters)
            form.Add(TextPart(name, value));
        return form;
    }

    private AuthenticationHeaderValue Basic() =>
        new("Basic", Convert.ToBase64String(Encoding.UTF8.GetBytes($"{Account.ApiKey}:{Account.ApiSecret}")));

    // Names are quoted by hand: MultipartFormDataContent leaves them bare, which some servers refuse.
    private static StringContent TextPart(string name, string value)
    {
        var part = new StringContent(value, Encoding.UTF8);
        part.Headers.ContentType = null;
        part.Headers.ContentDisposition = new("form-data") { Name = $"\"{name}\"" };
        return part;
    }

    private static ReadOnlyMemoryContent FilePart(FileDescription file)
    {
        var part = new ReadOnlyMemoryContent(file.Content);
        part.Headers.ContentType = new("application/octet-stream");
        part.Headers.ContentDisposition = new("form-data") { Name = "\"file\"", FileName = $"\"{file.FileName}\"" };
        return part;
    }

    private Uri ApiUrl(string action) => _options.ApiBaseUrl.At($"/v1_1/{Account.Cloud}/{action}");

    private void RefuseStranger(string publicId, ImageUploadResult result)
    {
        var version = result.Version.ToString(CultureInfo.InvariantCulture);
        var signer = new CloudinarySigner(Account.ApiSecret, Account.SignatureAlgorithm);
        var genuine = result.Signature is null || signer.VerifyApiResponseSignature(result.PublicId, version, result.Signature);
        if (!genuine || result.PublicId != publicId)
            throw new CloudinaryException(CloudinaryReason.Transient, "Cloudinary's reply is not for this upload.", $"public id {result.PublicId}");
    }
}
