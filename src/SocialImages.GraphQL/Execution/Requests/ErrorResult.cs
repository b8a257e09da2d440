using System.Buffers;
using System.Text.Json;

namespace SocialImages.GraphQL.Execution;

/// <summary>A response that is errors only: the request was refused before execution.</summary>
public sealed class ErrorResult : OperationResult
{
    public ErrorResult(params IReadOnlyList<IError> errors) => Errors = errors;

    /// <summary>The answer to an operation of a kind that the transport does not carry.</summary>
    public static ErrorResult ForKindNotAllowed() =>
        new(ErrorBuilder.New().SetMessage(KindNotAllowedMessage).Build()) { KindNotAllowed = true };

    public override void WriteTo(IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, ResultJson.WriterOptions);
        json.WriteStartObject();
        json.WritePropertyName("errors"u8);
        ErrorJson.WriteArray(Errors, json);
        if (Extensions is { Count: > 0 } extensions)
        {
            json.WritePropertyName("extensions"u8);
            ResultJson.WriteMap(extensions, json);
        }

        json.WriteEndObject();
    }
}
