using System.Security.Claims;
using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed class AuthorizingTests
{
    private const string Refused = "The current user is not authorized to access this resource.";

    private static ClaimsPrincipal User(params string[] roles) =>
        new(new ClaimsIdentity([new Claim(ClaimTypes.Name, "u"), .. roles.Select(static role => new Claim(ClaimTypes.Role, role))], "test"));

    [Theory]
    [InlineData("{ forUsers }", "forUsers")]
    [InlineData("{ secret { text } }", "secret")]
    [InlineData("{ s: secret { text } }", "s")]
    public async Task Stranger_IsNotAuthenticated(string query, string path)
    {
        await using var schema = TestSchema.Create();

        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{Refused}}}","path":["{{{path}}}"],"extensions":{"code":"AUTH_NOT_AUTHENTICATED"}}],"data":{"{{{path}}}":null}}""",
            await schema.AskAsync(query));
    }

    [Theory]
    [InlineData("{ x: shyPet { name } }")]
    [InlineData("{ x: shyPet { ... on Fox { name } } }")]
    [InlineData("{ x: shyBeast { ... on Fox { n: name } } }")]
    [InlineData("{ x: shyBeast { ... on Pet { name } } }")]
    [InlineData("{ x: node(id: \"Rm94OjE=\") { ... on Fox { name } } }")]
    [InlineData("{ x: nodes(ids: [\"Rm94OjE=\"]) { ... on Pet { name } } }")]
    [InlineData("{ x: shyPets { name } }")]
    public async Task TypeForUsers_IsClosedByEveryWayToIt(string query)
    {
        await using var schema = TestSchema.Create();

        var refused = await schema.AskAsync(query);
        var answered = await schema.AskAsync(query, user: User());

        Assert.Contains("AUTH_NOT_AUTHENTICATED", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Reineke", refused, StringComparison.Ordinal);
        Assert.Contains("Reineke", answered, StringComparison.Ordinal);
        Assert.DoesNotContain("errors", answered, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Role_OpensAField()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal("""{"data":{"secret":{"text":"quiet","forAdmins":"top"}}}""", await schema.AskAsync("{ secret { text forAdmins } }", user: User("admin")));
        Assert.Equal(
            $$$"""{"errors":[{"message":"{{{Refused}}}","path":["secret","forAdmins"],"extensions":{"code":"AUTH_NOT_AUTHORIZED"}}],"data":{"secret":null}}""",
            await schema.AskAsync("{ secret { text forAdmins } }", user: User()));
    }

    [Theory]
    [InlineData(true, """{"data":{"forTall":"high"}}""")]
    [InlineData(false, """{"errors":[{"message":"The current user is not authorized to access this resource.","path":["forTall"],"extensions":{"code":"AUTH_NOT_AUTHORIZED"}}],"data":{"forTall":null}}""")]
    public async Task Policy_IsAsked(bool isTall, string expected)
    {
        await using var schema = TestSchema.Create(addServices: services =>
            services.AddAuthorizationCore(options => options.AddPolicy("tall", policy => policy.RequireAssertion(async _ =>
            {
                await Task.Yield();
                return isTall;
            }))));

        Assert.Equal(expected, await schema.AskAsync("{ forTall }", user: User()));
    }

    [Fact]
    public async Task UnknownPolicy_IsAnError()
    {
        await using var schema = TestSchema.Create();

        Assert.Contains("AUTH_POLICY_NOT_FOUND", await schema.AskAsync("{ forTall }", user: User()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task User_IsHandedToResolvers()
    {
        await using var schema = TestSchema.Create();

        Assert.Equal("""{"data":{"who":"u"}}""", await schema.AskAsync("{ who }", user: User()));
        Assert.Equal("""{"data":{"who":null}}""", await schema.AskAsync("{ who }"));
    }
}
