using System.Text.Json;
using System.Text.Unicode;

namespace SocialImages.GraphQL.AspNetCore;

/// <summary>What the JSON reader lets pass and no reader behind it should meet.</summary>
internal static class JsonText
{
    /// <summary>Refuses bytes that are not UTF-8 and escapes that are half a character.</summary>
    /// <exception cref="JsonException">The text is not JSON of whole characters.</exception>
    public static void Check(ReadOnlySpan<byte> utf8)
    {
        if (!Utf8.IsValid(utf8))
            throw new JsonException("not UTF-8");

        if (utf8.IndexOf("\\u"u8) >= 0)
            CheckEscapes(utf8);
    }

    public static string KindOf(JsonTokenType token) => token switch
    {
        JsonTokenType.StartObject => nameof(JsonValueKind.Object),
        JsonTokenType.StartArray => nameof(JsonValueKind.Array),
        _ => token.ToString(),
    };

    private static void CheckEscapes(ReadOnlySpan<byte> utf8)
    {
        var reader = new Utf8JsonReader(utf8);
        try
        {
            while (reader.Read())
            {
                if (reader.TokenType is JsonTokenType.String or JsonTokenType.PropertyName && reader.ValueIsEscaped)
                    reader.GetString();
            }
        }
        catch (InvalidOperationException error)
        {
            throw new JsonException("a lone surrogate", error);
        }
    }
}
