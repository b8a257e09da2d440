using System.Buffers;
using SocialImages.GraphQL.Execution;

namespace SocialImages.GraphQL.Tests.Transport;

internal sealed class FixedResult(byte[] json) : OperationResult
{
    public override void WriteTo(IBufferWriter<byte> output) => output.Write(json);
}
