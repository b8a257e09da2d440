using System.Collections.Frozen;

namespace SocialImages.GraphQL.Types;

/// <summary>The scalars every schema may use by name.</summary>
public static class ScalarTypes
{
    private static readonly FrozenDictionary<string, Func<ScalarType>> Factories = new Dictionary<string, Func<ScalarType>>
    {
        ["Int"] = static () => new IntType(),
        ["Float"] = static () => new FloatType(),
        ["String"] = static () => new StringType(),
        ["Boolean"] = static () => new BooleanType(),
        ["ID"] = static () => new IdType(),
        ["DateTime"] = static () => new DateTimeType(),
        ["LocalDate"] = static () => new LocalDateType(),
        ["LocalTime"] = static () => new LocalTimeType(),
        ["LocalDateTime"] = static () => new LocalDateTimeType(),
        ["Duration"] = static () => new DurationType(),
        ["UUID"] = static () => new UuidType(),
        ["Long"] = static () => new LongType(),
        ["Short"] = static () => new ShortType(),
        ["Byte"] = static () => new ByteType(),
        ["Decimal"] = static () => new DecimalType(),
        ["URI"] = static () => new UriType(),
        ["Base64String"] = static () => new Base64StringType(),
        ["Any"] = static () => new AnyType(),
        ["Upload"] = static () => new UploadType(),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Whether the specification itself defines the scalar, so that SDL need not declare it.</summary>
    public static bool IsSpecified(string name) => name is "Int" or "Float" or "String" or "Boolean" or "ID";

    /// <summary>A new instance, as each schema has its own; null when there is no such scalar.</summary>
    public static ScalarType? Create(string name) => Factories.GetValueOrDefault(name)?.Invoke();

    internal static string Specification(string name) => $"https://scalars.graphql.org/chillicream/{name}.html";
}
