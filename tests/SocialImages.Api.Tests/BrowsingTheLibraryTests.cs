using System.Text.Json;
using SocialImages.Api.Tests.Harness;

namespace SocialImages.Api.Tests;

public sealed class BrowsingTheLibraryTests(Service service)
{
    private const string Page = """
        query($first: Int, $after: String, $last: Int, $before: String, $where: ImageFilterInput, $order: [ImageSortInput!]) {
          images(first: $first, after: $after, last: $last, before: $before, where: $where, order: $order) {
            totalCount nodes { id style byteSize prompt } pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
          }
        }
        """;

    [Fact]
    public async Task Pages_CoverEveryPictureOnceInBothDirections()
    {
        var owner = await service.NewOwnerAsync("Pages");
        await FillAsync(owner);

        var all = Ids(await PageAsync(owner, new { first = 50 }));
        var first = await PageAsync(owner, new { first = 2 });
        var second = await PageAsync(owner, new { first = 2, after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() });
        var back = await PageAsync(owner, new { last = 2, before = second.GetProperty("pageInfo").GetProperty("startCursor").GetString() });

        Assert.Equal(5, all.Count);
        Assert.Equal(all.Take(2), Ids(first));
        Assert.Equal(all.Skip(2).Take(2), Ids(second));
        Assert.Equal(Ids(first), Ids(back));
        Assert.Equal(5, first.GetProperty("totalCount").GetInt32());
        Assert.True(first.GetProperty("pageInfo").GetProperty("hasNextPage").GetBoolean());
        Assert.False(first.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
        Assert.True(second.GetProperty("pageInfo").GetProperty("hasPreviousPage").GetBoolean());
    }

    [Fact]
    public async Task Filters_NarrowTheList()
    {
        var owner = await service.NewOwnerAsync("Filters");
        await FillAsync(owner);

        Assert.Equal(3, await CountAsync(owner, new { style = new { eq = "MINIMAL" } }));
        Assert.Equal(5, await CountAsync(owner, new { source = new { @in = new[] { "GENERATED", "UPLOADED" } } }));
        Assert.Equal(0, await CountAsync(owner, new { source = new { eq = "UPLOADED" } }));
        Assert.Equal(2, await CountAsync(owner, new { prompt = new { contains = "TEA" } }));
        Assert.Equal(2, await CountAsync(owner, new { text = "garden tea" }));
        Assert.Equal(0, await CountAsync(owner, new { prompt = new { contains = "%" } }));
        Assert.Equal(5, await CountAsync(owner, new { or = new object[] { new { style = new { eq = "MINIMAL" } }, new { prompt = new { contains = "tea" } } } }));
        Assert.Equal(0, await CountAsync(owner, new { createdAt = new { gt = "2040-01-01T00:00:00Z" } }));
        Assert.Equal(5, await CountAsync(owner, new { createdAt = new { gte = "2020-01-01T00:00:00+02:00" } }));
    }

    [Fact]
    public async Task FilterBeyondItsBounds_IsRefused()
    {
        var owner = await service.NewOwnerAsync("Bounds");
        var style = new { style = new { eq = "MINIMAL" } };
        var nested = string.Concat(Enumerable.Repeat("{and:[", 250)) + "{}" + string.Concat(Enumerable.Repeat("]}", 250));

        Assert.Equal(0, await CountAsync(owner, new { or = Enumerable.Repeat(style, 63) }));
        foreach (var filter in (object[])[
            new { or = Enumerable.Repeat(style, 64) },
            new { and = Enumerable.Repeat(new { }, 10_000) },
            new { or = Enumerable.Repeat(new { or = Enumerable.Repeat(style, 8) }, 8) }])
        {
            Assert.Equal("HC0117", (await owner.SendAsync(Page, new { where = filter })).FirstErrorCode);
        }

        Assert.Equal("HC0011", (await owner.SendAsync($"{{ images(where: {nested}) {{ totalCount }} }}")).FirstErrorCode);
    }

    [Fact]
    public async Task OrderByTwoFieldsAtOnce_IsRefused()
    {
        var owner = await service.NewOwnerAsync("Two orders");

        var answer = await owner.SendAsync(Page, new { order = new[] { new { byteSize = "ASC", createdAt = "ASC" } } });

        Assert.Contains("one field", answer.Body.GetProperty("errors").GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Order_BySizePagesWithoutGaps()
    {
        var owner = await service.NewOwnerAsync("Sizes");
        await FillAsync(owner);
        var order = new[] { new { byteSize = "ASC" } };

        var first = await PageAsync(owner, new { first = 3, order });
        var rest = await PageAsync(owner, new { first = 3, order, after = first.GetProperty("pageInfo").GetProperty("endCursor").GetString() });

        var sizes = first.GetProperty("nodes").EnumerateArray().Concat(rest.GetProperty("nodes").EnumerateArray())
            .Select(image => image.GetProperty("byteSize").GetInt64()).ToList();
        Assert.Equal(5, sizes.Count);
        Assert.Equal(sizes.Order(), sizes);
    }

    [Theory]
    [InlineData("""{ "first": 51 }""", "HC0051")]
    [InlineData("""{ "first": -1 }""", "HC0079")]
    [InlineData("""{ "first": 1, "after": "zzz" }""", "HC0078")]
    [InlineData("""{ "first": 1, "after": "bm9iYXI=" }""", "HC0078")]
    public async Task BadPaging_IsAnErrorWithItsCode(string variables, string code)
    {
        var owner = await service.NewOwnerAsync("Bad paging");

        var answer = await owner.SendAsync(Page, JsonSerializer.Deserialize<JsonElement>(variables));

        Assert.Equal(code, answer.FirstErrorCode);
    }

    private static async Task FillAsync(GraphQLClient owner)
    {
        await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = "A stone garden", style = "MINIMAL", count = 3 }));
        await owner.FinishedGenerationAsync(await owner.GenerateAsync(new { prompt = "Tea in the garden", style = "VIVID", count = 2 }));
    }

    private static async Task<JsonElement> PageAsync(GraphQLClient owner, object variables)
        => (await owner.QueryAsync(Page, variables)).GetProperty("images");

    private static async Task<int> CountAsync(GraphQLClient owner, object where)
    {
        var page = await PageAsync(owner, new { where });
        Assert.Equal(page.GetProperty("totalCount").GetInt32(), page.GetProperty("nodes").GetArrayLength());
        return page.GetProperty("totalCount").GetInt32();
    }

    private static List<string?> Ids(JsonElement page) => [.. page.GetProperty("nodes").EnumerateArray().Select(node => node.GetProperty("id").GetString())];
}
