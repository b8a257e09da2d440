using System.Text.Encodings.Web;
using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Tests.Validation;

/// <summary>Errors as a response would show them, to be held against what Hot Chocolate answered.</summary>
internal static class ErrorText
{
    private static readonly JsonSerializerOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Of(IEnumerable<IError> errors) => JsonSerializer.Serialize(errors.Select(ToMap), Options);

    public static string OfRequest(Schema schema, string text, ValidationOptions? options = null) =>
        Of(new DocumentValidator(options ?? new ValidationOptions()).Validate(schema, Utf8GraphQLParser.Parse(text)).Errors);

    private static OrderedDictionary<string, object?> ToMap(IError error)
    {
        var map = new OrderedDictionary<string, object?> { ["message"] = error.Message };
        if (error.Locations.Count > 0)
            map["locations"] = error.Locations.Select(static place => new { line = place.Line, column = place.Column });
        if (error.Path is { } path)
            map["path"] = path.ToArray();
        if (error.Extensions.Count > 0)
            map["extensions"] = error.Extensions;
        return map;
    }
}
