using System.Buffers;
using System.Text.Json;
using SocialImages.GraphQL.Execution.Running;

namespace SocialImages.GraphQL.Execution.Results;

/// <summary>The response of an executed operation: bytes that are already written, and its errors.</summary>
internal sealed class DataResult : OperationResult
{
    private readonly OperationRun _run;

    public DataResult(OperationRun run, IReadOnlyDictionary<string, object?>? extensions)
    {
        _run = run;
        Errors = run.Errors;
        HasData = true;
        IsDataNull = run.Tree.Root.IsNull;
        Extensions = extensions;
    }

    public override void WriteTo(IBufferWriter<byte> output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (Errors.Count > 0)
        {
            output.Write("{\"errors\":"u8);
            ErrorJson.WriteArray(Errors, output);
            output.Write(",\"data\":"u8);
        }
        else
        {
            output.Write("{\"data\":"u8);
        }

        _run.Tree.CopyTo(output);
        if (Extensions is { Count: > 0 } extensions)
            WriteExtensions(extensions, output);
        output.Write("}"u8);
    }

    protected override ValueTask ReleaseAsync()
    {
        _run.Dispose();
        return ValueTask.CompletedTask;
    }

    private static void WriteExtensions(IReadOnlyDictionary<string, object?> extensions, IBufferWriter<byte> output)
    {
        output.Write(",\"extensions\":"u8);
        using var json = new Utf8JsonWriter(output, ResultJson.WriterOptions);
        ResultJson.WriteMap(extensions, json);
    }
}
