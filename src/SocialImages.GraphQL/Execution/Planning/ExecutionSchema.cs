using System.Collections.Concurrent;
using System.Collections.Frozen;
using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>The schema with what execution needs beside it.</summary>
internal sealed class ExecutionSchema
{
    private readonly FrozenDictionary<Type, ObjectType> _objectsByRuntimeType;
    private readonly ConcurrentDictionary<Type, ObjectType?> _derivedTypes = new();
    private readonly ConcurrentDictionary<NamedType, LeafWriter> _leafWriters = new();
    private readonly TypeConversion _conversion;

    public ExecutionSchema(
        Schema schema,
        IEnumerable<(Type Runtime, string Name)> objects,
        IReadOnlyDictionary<string, IReadOnlyList<AuthorizeAttribute>> authorize,
        TypeConversion conversion)
    {
        Schema = schema;
        _conversion = conversion;
        Reader = new InputReader(schema, conversion);
        _objectsByRuntimeType = objects
            .Select(pair => (pair.Runtime, Type: schema.FindType<ObjectType>(pair.Name)))
            .Where(static pair => pair.Type is not null)
            .DistinctBy(static pair => pair.Runtime)
            .ToFrozenDictionary(static pair => pair.Runtime, static pair => pair.Type!);
        Authorize = authorize;
    }

    public Schema Schema { get; }

    public InputReader Reader { get; }

    /// <summary>Demands of object types, by their names.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<AuthorizeAttribute>> Authorize { get; }

    public LeafWriter LeafWriter(NamedType type) => _leafWriters.GetOrAdd(type, static (type, conversion) => type switch
    {
        EnumType enumType => new EnumLeafWriter(enumType),
        ScalarType scalar => new ScalarLeafWriter(scalar, conversion),
        _ => throw new InvalidOperationException($"`{type.Name}` is no leaf."),
    }, _conversion);

    /// <summary>The object type of a value where an abstract type is expected; null when it has none.</summary>
    public ObjectType? TypeOf(object value) => _objectsByRuntimeType.GetValueOrDefault(value.GetType()) ?? _derivedTypes.GetOrAdd(value.GetType(), FindBase);

    private ObjectType? FindBase(Type type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            if (_objectsByRuntimeType.TryGetValue(current, out var found))
                return found;
        }

        return null;
    }
}
