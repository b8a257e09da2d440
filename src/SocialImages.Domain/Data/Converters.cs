using SocialImages.Domain.Credits;
using System.Text.Json;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using SocialImages.Domain.Images;

namespace SocialImages.Domain.Data;

internal sealed class CreditsConverter() : ValueConverter<CreditAmount, int>(credits => credits.Value, value => new CreditAmount(value));

internal sealed class ContentHashConverter() : ValueConverter<ContentHash, string>(hash => hash.Hex, hex => new ContentHash(hex));

/// <summary>A small immutable value kept as jsonb; compared by its text, because it is replaced and never changed in place.</summary>
internal sealed class JsonConverter<T>() : ValueConverter<T, string>(
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web),
    json => JsonSerializer.Deserialize<T>(json, JsonSerializerOptions.Web)!)
    where T : class;

internal sealed class JsonComparer<T>() : ValueComparer<T>(
    (left, right) => JsonSerializer.Serialize(left, JsonSerializerOptions.Web) == JsonSerializer.Serialize(right, JsonSerializerOptions.Web),
    value => JsonSerializer.Serialize(value, JsonSerializerOptions.Web).GetHashCode(StringComparison.Ordinal),
    value => value)
    where T : class;
