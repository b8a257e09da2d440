using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed class PropagatingNullsTests
{
    private const string Unexpected = "Unexpected Execution Error";
    private const string NonNull = "Cannot return null for non-nullable field.";

    [Theory]
    [InlineData("{ nest { null good } }", """{"nest":{"null":null,"good":"good"}}""", "")]
    [InlineData("{ nest { throws good } }", """{"nest":{"throws":null,"good":"good"}}""", "nest.throws")]
    [InlineData("{ nest { good nonNull } }", """{"nest":null}""", "nest.nonNull")]
    [InlineData("{ nest { good nonNullThrows } }", """{"nest":null}""", "nest.nonNullThrows")]
    [InlineData("{ nest { inner { nonNull } good } }", """{"nest":{"inner":null,"good":"good"}}""", "nest.inner.nonNull")]
    [InlineData("{ nest { nonNullInner { nonNull } good } }", """{"nest":null}""", "nest.nonNullInner.nonNull")]
    [InlineData("{ nonNullNest { nonNullInner { nonNull } } }", "null", "nonNullNest.nonNullInner.nonNull")]
    [InlineData("{ nonNullNest { lateNonNullInner { lateNonNull } } }", "null", "nonNullNest.lateNonNullInner.lateNonNull")]
    [InlineData("{ nest { lateGood nullAsync good } }", """{"nest":{"lateGood":"late","nullAsync":null,"good":"good"}}""", "")]
    [InlineData("{ nest { good lateNonNull } good: nest { good } }", """{"nest":null,"good":{"good":"good"}}""", "nest.lateNonNull")]
    [InlineData("{ nest { lateInner { lateNonNull } good } }", """{"nest":{"lateInner":null,"good":"good"}}""", "nest.lateInner.lateNonNull")]
    [InlineData("{ nest { lateNonNullInner { lateNonNull } good } }", """{"nest":null}""", "nest.lateNonNullInner.lateNonNull")]
    [InlineData("{ nest { lateNonNullInner { lateGood } lateGood } }", """{"nest":{"lateNonNullInner":{"lateGood":"late"},"lateGood":"late"}}""", "")]
    [InlineData("{ nest { list(count: 2) { good lateGood } } }", """{"nest":{"list":[{"good":"good","lateGood":"late"},{"good":"good","lateGood":"late"}]}}""", "")]
    [InlineData("{ nest { strictList(count: 1) { lateNonNull } good } }", """{"nest":null}""", "nest.strictList[0].lateNonNull")]
    [InlineData("{ nest { list(count: 1) { lateNonNull } good } }", """{"nest":{"list":[null],"good":"good"}}""", "nest.list[0].lateNonNull")]
    [InlineData("{ nest { strictList(count: 1) { lateInner { strictList(count: 1) { lateNonNull } } } good } }", """{"nest":{"strictList":[{"lateInner":null}],"good":"good"}}""", "nest.strictList[0].lateInner.strictList[0].lateNonNull")]
    [InlineData("{ nullableItems(isNull: false) }", """{"nullableItems":["a",null,"b"]}""", "")]
    [InlineData("{ nullableItems(isNull: true) }", """{"nullableItems":null}""", "")]
    [InlineData("{ strictItems }", "null", "strictItems[1]")]
    [InlineData("{ nullableListOfStrictItems }", """{"nullableListOfStrictItems":null}""", "nullableListOfStrictItems[1]")]
    [InlineData("{ lateNumbers streamed lazy }", """{"lateNumbers":[1,2,3],"streamed":[1,2],"lazy":["one","two"]}""", "")]
    public async Task Null_StopsAtTheNearestNullableParent(string query, string data, string paths)
    {
        await using var schema = TestSchema.Create();

        using var answer = JsonDocument.Parse(await schema.AskAsync(query));

        Assert.Equal(data, answer.RootElement.GetProperty("data").GetRawText());
        Assert.Equal(paths, string.Join(' ', Errors(answer).Select(PathOf)));
    }

    [Fact]
    public async Task ThrownException_IsNotTold()
    {
        await using var schema = TestSchema.Create();

        using var answer = JsonDocument.Parse(await schema.AskAsync("{ nest { throws failed lateThrows } other: nest { nonNull } }"));

        Assert.Equal(["told", Unexpected, Unexpected, NonNull], Errors(answer).Select(static error => error.GetProperty("message").GetString()).Order(StringComparer.Ordinal).Reverse());
        Assert.DoesNotContain("secret", answer.RootElement.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ExceptionDetails_AreToldWhenSwitchedOn()
    {
        await using var schema = TestSchema.Create(static builder => builder.ModifyRequestOptions(static options => options.IncludeExceptionDetails = true));

        Assert.Contains("\"message\":\"secret\"", await schema.AskAsync("{ nest { throws } }"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ErrorFilter_ChangesEveryError()
    {
        await using var schema = TestSchema.Create(static builder =>
            builder.AddErrorFilter(static error => ErrorBuilder.FromError(error).SetMessage("filtered").SetCode("F").Build()));

        Assert.Equal(
            """{"errors":[{"message":"filtered","path":["nest","throws"],"extensions":{"code":"F"}}],"data":{"nest":{"throws":null}}}""",
            await schema.AskAsync("{ nest { throws } }"));
    }

    private static IEnumerable<JsonElement> Errors(JsonDocument answer) =>
        answer.RootElement.TryGetProperty("errors", out var errors) ? [.. errors.EnumerateArray()] : [];

    private static string PathOf(JsonElement error) => string.Concat(error.GetProperty("path").EnumerateArray()
        .Select(static segment => segment.ValueKind == JsonValueKind.Number ? $"[{segment}]" : $".{segment}"))[1..];
}
