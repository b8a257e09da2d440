using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace SocialImages.Wholesome.Tests;

/// <summary>The GraphQL server can be exchanged for Hot Chocolate, and does its work without reflection and without trees of objects.</summary>
public sealed class GraphQLServersTests
{
    private const string Tool = "src/SocialImages.GraphQL";
    private const string FrontDoor = "src/SocialImages.Api";
    private const string Twins = FrontDoor + "/GraphQLServers";

    // Hot Chocolate 16 has these, too, under the same names.
    private static readonly HashSet<string> HotChocolates =
    [
        "AllowAnonymousAttribute", "ApplyPolicy", "ArgumentAttribute", "AuthorizeAttribute", "BindMemberAttribute", "Connection", "ConnectionPageInfo", "ConnectionStatus",
        "CostAttribute", "DataLoaderAttribute", "DefaultHttpRequestInterceptor", "DefaultSocketSessionInterceptor", "DefaultValueAttribute", "Edge", "EnumTypeAttribute",
        "Error", "ErrorAttribute", "ErrorBuilder", "ErrorCodes", "EventMessageAttribute", "FieldResult", "GlobalStateAttribute", "GraphQLDeprecatedAttribute",
        "GraphQLDescriptionAttribute", "GraphQLException", "GraphQLIgnoreAttribute", "GraphQLNameAttribute", "GraphQLNonNullTypeAttribute", "GraphQLServerOptions",
        "GraphQLTypeAttribute", "IDAttribute", "IDataLoader", "IError", "IErrorFilter", "IFile", "IObjectFieldDescriptor", "IObjectTypeDescriptor", "IRequestExecutorBuilder",
        "IResolverContext", "ISourceStream", "ITopicEventReceiver", "ITopicEventSender", "InputObjectTypeAttribute", "InterfaceTypeAttribute", "IsSelectedAttribute",
        "ListSizeAttribute", "ModuleAttribute", "MutationTypeAttribute", "NodeAttribute", "NodeResolverAttribute", "ObjectTypeAttribute", "OneOfAttribute",
        "OperationMessagePayload", "OperationRequestBuilder", "OperationResult", "Optional", "PagingArguments", "ParentAttribute", "Path", "QueryTypeAttribute", "Schema",
        "ServiceAttribute", "SocketSession", "SubscribeAttribute", "SubscriptionTypeAttribute", "TopicAttribute", "UnionTypeAttribute", "UseMutationConventionAttribute",
        "UsePagingAttribute",
        "AddAuthorization", "AddErrorFilter", "AddGlobalObjectIdentification", "AddGraphQLServer", "AddHttpRequestInterceptor", "AddInMemoryOperationDocumentStorage",
        "AddInMemorySubscriptions", "AddMutationConventions", "AddScopedServiceInitializer", "AddSocketSessionInterceptor", "AddUploadType", "AddWarmupTask",
        "BindRuntimeType", "DisableIntrospection", "LoadRequiredAsync", "MapGraphQL", "MapGraphQLHttp", "MapGraphQLSchema", "MapGraphQLWebSocket", "ModifyCostOptions",
        "ModifyOptions", "ModifyPagingOptions", "ModifyParserOptions", "ModifyRequestOptions", "ModifyServerOptions", "RunWithGraphQLCommandsAsync",
        "UseAutomaticPersistedOperationPipeline", "UsePersistedOperationPipeline",
    ];

    // Words that lead to what is only known at run time.
    private static readonly string[] Reflection =
        ["System.Reflection", "MethodInfo", "PropertyInfo", "FieldInfo", "ConstructorInfo", "MakeGenericType", "MakeGenericMethod", "GetCustomAttributes", "DynamicInvoke", "Activator", "ExpandoObject"];

    private static IEnumerable<SourceFile> Rooms => Repository.Sources.Where(static source => source.IsIn(FrontDoor) && !source.IsIn(Twins));

    [Fact]
    public void Rooms_UseOnlyWhatBothServersHave()
    {
        var onlyOurs = PublicNames().Select(Short).Except(HotChocolates.Select(Short)).ToHashSet(StringComparer.Ordinal);
        Findings.None("What only our GraphQL server knows stands in GraphQLServers", Rooms
            .SelectMany(source => source.All<SimpleNameSyntax>().Where(name => onlyOurs.Contains(Short(name.Identifier.Text)) && !IsDeclaredByTheFrontDoor(name)).Select(name => $"{source.Where(name)} {name.Identifier.Text}")));
    }

    [Fact]
    public void FilesOfOneServer_HaveATwinThatOffersTheSame() =>
        Findings.None("What a file of one server offers, its twin offers", Repository.Sources
            .Where(static source => source.IsIn(Twins))
            .GroupBy(static source => source.Name.Split('.')[0])
            .Where(static files => files.Count() != 2 || !Offered(files.First()).SetEquals(Offered(files.Last())))
            .Select(static files => $"{files.Key}: {string.Join(" | ", files.Select(file => $"{file.Name} {string.Join(" ", Offered(file).Order(StringComparer.Ordinal))}"))}"));

    [Fact]
    public void Server_KnowsItsResolversAtCompileTime() =>
        Findings.None("The GraphQL server looks at nothing by reflection", Repository.Sources
            .Where(static source => source.IsIn(Tool))
            .SelectMany(static source => source.All<NameSyntax>()
                .Where(static name => Reflection.Contains(name.ToString()) || name is IdentifierNameSyntax { Identifier.Text: "dynamic" })
                .Select(name => $"{source.Where(name)} {name}")
                .Concat(source.All<MemberAccessExpressionSyntax>().Where(AsksAType).Select(access => $"{source.Where(access)} {access}"))));

    // What generated code does is written here as text.
    [Fact]
    public void GeneratedCode_LooksAtNothingByReflection() =>
        Findings.None("Generated code looks at nothing by reflection", Repository.Sources
            .Where(static source => source.IsIn("src/SocialImages.GraphQL.Generator/Emitting"))
            .SelectMany(static source => source.All<LiteralExpressionSyntax>().Select(static literal => literal.Token.ValueText)
                .Concat(source.All<InterpolatedStringTextSyntax>().Select(static text => text.TextToken.ValueText))
                .Where(static text => Reflection.Append("GetType(").Any(word => text.Contains(word, StringComparison.Ordinal)))
                .Select(text => $"{source.Path}: {text}")));

    // Extensions are the exception: a client asks for them by a header.
    [Fact]
    public void Execution_BuildsNoTreesOfObjects() =>
        Findings.None("A response is written, not built as dictionaries", new[] { "Running", "Planning", "Resolvers", "Results", "Introspection", "Subscriptions" }
            .SelectMany(static room => Repository.Sources.Where(source => source.IsIn($"{Tool}/Execution/{room}")))
            .SelectMany(static source => source.All<GenericNameSyntax>()
                .Where(static name => name.Identifier.Text.EndsWith("Dictionary", StringComparison.Ordinal)
                    && name.TypeArgumentList.Arguments is [var key, var value] && key.ToString() == "string" && value.ToString() is "object" or "object?" or "JsonElement" or "JsonNode")
                .Where(static name => !IsAboutExtensions(name))
                .Select(name => $"{source.Where(name)} {name}")));

    private static IEnumerable<string> PublicNames()
    {
        var sources = Repository.Sources.Where(static source => source.IsIn(Tool)).ToList();
        var types = sources.SelectMany(static source => source.Types).Where(static type => type.Parent is not TypeDeclarationSyntax && type.Modifiers.Any(SyntaxKind.PublicKeyword));
        var extensions = sources.SelectMany(static source => source.All<MethodDeclarationSyntax>())
            .Where(static method => method.Modifiers.Any(SyntaxKind.PublicKeyword) && method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword));
        return types.Select(static type => type.Identifier.Text).Concat(extensions.Select(static method => method.Identifier.Text));
    }

    private static string Short(string name) => name.EndsWith("Attribute", StringComparison.Ordinal) ? name[..^"Attribute".Length] : name;

    private static bool IsDeclaredByTheFrontDoor(SimpleNameSyntax name) =>
        DeclaredByTheFrontDoor.Value.Contains(name.Identifier.Text);

    private static readonly Lazy<HashSet<string>> DeclaredByTheFrontDoor = new(static () => new(
        Repository.Product.Where(static source => !source.IsIn(Tool)).SelectMany(static source =>
            source.Types.Select(static type => type.Identifier.Text)
                .Concat(source.All<MethodDeclarationSyntax>().Select(static method => method.Identifier.Text))
                .Concat(source.All<PropertyDeclarationSyntax>().Select(static property => property.Identifier.Text))
                .Concat(source.All<ParameterSyntax>().Select(static parameter => parameter.Identifier.Text))
                .Concat(source.All<EnumMemberDeclarationSyntax>().Select(static member => member.Identifier.Text))),
        StringComparer.Ordinal));

    /// <summary>Types and methods that others can name.</summary>
    private static HashSet<string> Offered(SourceFile file) => new(
        file.Types.Where(static type => type.Parent is not TypeDeclarationSyntax).Select(static type => type.Identifier.Text)
            .Concat(file.All<MethodDeclarationSyntax>().Where(static method => method.ParameterList.Parameters is [var first, ..] && first.Modifiers.Any(SyntaxKind.ThisKeyword)).Select(static method => method.Identifier.Text)),
        StringComparer.Ordinal);

    private static bool AsksAType(MemberAccessExpressionSyntax access) =>
        access.Name.Identifier.Text.StartsWith("Get", StringComparison.Ordinal)
        && access.Name.Identifier.Text is not ("GetType" or "GetHashCode" or "GetGenericTypeDefinition")
        && access.Expression is TypeOfExpressionSyntax or InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.Text: "GetType" } };

    private static bool IsAboutExtensions(GenericNameSyntax name) =>
        name.AncestorsAndSelf().Any(static node => node is PropertyDeclarationSyntax { Identifier.Text: "Extensions" }
            or ParameterSyntax { Identifier.Text: "extensions" });
}
