using System.Buffers;
using System.Text.Json;

namespace SocialImages.GraphQL.Execution.Results;

/// <summary>A response of extensions alone: the operation was looked at but not executed.</summary>
internal sealed class ExtensionsResult : OperationResult
{
    public ExtensionsResult(IReadOnlyDictionary<string, object?> extensions) => Extensions = extensions;

    public override void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        output.Write("{\"extensions\":"u8);
        using (var json = new Utf8JsonWriter(output, ResultJson.WriterOptions))
            ResultJson.WriteMap(Extensions!, json);
        output.Write("}"u8);
    }
}
