using System.Text.Json;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>The payload of a protocol message; <see cref="JsonValueKind.Undefined"/> when it had none.</summary>
public sealed class OperationMessagePayload(JsonElement payload)
{
    public JsonElement Payload => payload;

    /// <summary>The payload as <typeparamref name="T"/>, in camelCase; null when there is none.</summary>
    /// <exception cref="JsonException">It has another form.</exception>
    public T? As<T>()
        where T : class =>
        payload.ValueKind == JsonValueKind.Undefined ? null : payload.Deserialize<T>(JsonSerializerOptions.Web);
}
