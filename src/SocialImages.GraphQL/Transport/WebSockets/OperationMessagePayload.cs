using System.Text.Json;

namespace SocialImages.GraphQL.AspNetCore.Subscriptions;

/// <summary>The payload of a protocol message; null when it had none.</summary>
public sealed class OperationMessagePayload(JsonElement? payload)
{
    public JsonElement? Payload => payload;
}
