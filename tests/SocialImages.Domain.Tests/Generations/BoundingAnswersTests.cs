using System.Net;
using SocialImages.Domain.Generations.Providers.Wire;

namespace SocialImages.Domain.Tests.Generations;

public sealed class BoundingAnswersTests
{
    [Fact]
    public async Task AnswerWithoutEnd_IsBrokenOff()
    {
        using var client = new HttpClient(new BoundedAnswerHandler(new EndlessServer()));
        await using var body = await client.GetStreamAsync(new Uri("http://localhost/"));
        var buffer = new byte[1024 * 1024];
        long read = 0;

        await Assert.ThrowsAsync<IOException>(async () =>
        {
            while (true) read += await body.ReadAsync(buffer);
        });

        Assert.Equal(BoundedAnswerHandler.MaxBytes, read);
    }

    private sealed class EndlessServer : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new Endless()) });
    }

    private sealed class Endless : MemoryStream
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) => ValueTask.FromResult(buffer.Length);
    }
}
