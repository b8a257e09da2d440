using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>.NET types that are scalars by themselves, and how an input literal is read into them.</summary>
internal static class KnownScalars
{
    private static readonly Dictionary<string, (string Scalar, string Reader, bool CanWrite)> ByType = new(StringComparer.Ordinal)
    {
        ["string"] = ("String", "String", true),
        ["bool"] = ("Boolean", "Boolean", true),
        ["int"] = ("Int", "Int32", true),
        ["short"] = ("Short", "Int16", true),
        ["long"] = ("Long", "Int64", true),
        ["byte"] = ("UnsignedByte", "Byte", true),
        ["double"] = ("Float", "Double", true),
        ["float"] = ("Float", "Single", true),
        ["decimal"] = ("Decimal", "Decimal", true),
        ["System.Guid"] = ("UUID", "Guid", true),
        ["System.DateTimeOffset"] = ("DateTime", "DateTimeOffset", true),
        ["System.DateTime"] = ("DateTime", "DateTime", false),
        ["System.DateOnly"] = ("LocalDate", "DateOnly", false),
        ["System.TimeOnly"] = ("LocalTime", "TimeOnly", false),
        ["System.TimeSpan"] = ("Duration", "TimeSpan", false),
        ["System.Uri"] = ("URI", "Uri", false),
        ["byte[]"] = ("Base64String", "Bytes", false),
        ["System.Text.Json.JsonElement"] = ("Any", "Json", false),
        ["SocialImages.GraphQL.Types.IFile"] = ("Upload", "File", false),
    };

    private static readonly SymbolDisplayFormat Format = new(
        typeQualificationStyle: SymbolDisplayTypeQualificationStyle.NameAndContainingTypesAndNamespaces,
        miscellaneousOptions: SymbolDisplayMiscellaneousOptions.UseSpecialTypes);

    public static bool TryFind(ITypeSymbol type, out (string Scalar, string Reader, bool CanWrite) scalar) =>
        ByType.TryGetValue(type.ToDisplayString(Format), out scalar);
}
