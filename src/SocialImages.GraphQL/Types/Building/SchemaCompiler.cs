using System.Collections.Immutable;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>One build: resolves names, makes the types, checks the result.</summary>
internal sealed class SchemaCompiler(SchemaBuilder builder)
{
    private readonly SchemaErrors _errors = new();
    private readonly OrderedDictionary<string, NamedType> _types = new(StringComparer.Ordinal);
    private readonly List<Action> _completions = [];

    public Schema Compile()
    {
        DeclareTypes(builder.Types);
        DeclareTypes(IntrospectionTypes.Missing(builder.Types));
        foreach (var scalar in builder.Scalars.Where(scalar => _types.GetValueOrDefault(scalar.Name) != scalar))
            Declare(scalar);
        foreach (var complete in _completions)
            complete();
        var directives = CompileDirectives();
        _errors.ThrowIfAny();

        var schema = new Schema(new SchemaParts
        {
            Description = builder.Description,
            AppliedDirectives = [.. builder.AppliedDirectives],
            QueryType = Root(builder.QueryTypeName, "Query"),
            MutationType = Root(builder.MutationTypeName, "Mutation"),
            SubscriptionType = Root(builder.SubscriptionTypeName, "Subscription"),
            DirectiveDefinitions = directives,
            Types = [.. _types.Values],
        });
        if (!builder.AssumeValid)
            SchemaValidator.Check(schema, _errors);
        _errors.ThrowIfAny();
        return schema;
    }

    private void DeclareTypes(IEnumerable<TypeConfiguration> configurations)
    {
        foreach (var configuration in configurations)
            Declare(Make(configuration));
    }

    private void Declare(NamedType type)
    {
        if (!_types.TryAdd(type.Name, type))
            _errors.Add($"There can be only one type named `{type.Name}`.");
    }

    private NamedType Make(TypeConfiguration configuration) => configuration switch
    {
        ObjectTypeConfiguration type => MakeComplex(type, new ObjectType(type.Name, type.Description, [.. type.Directives], type.Binding)),
        InterfaceTypeConfiguration type => MakeComplex(type, new InterfaceType(type.Name, type.Description, [.. type.Directives])),
        UnionTypeConfiguration type => MakeUnion(type),
        EnumTypeConfiguration type => MakeEnum(type),
        InputObjectTypeConfiguration type => MakeInput(type),
        _ => MakeScalar(configuration),
    };

    private ComplexType MakeComplex(ComplexTypeConfiguration configuration, ComplexType type)
    {
        _completions.Add(() => type.Complete(CompileInterfaces(configuration), CompileFields(configuration)));
        return type;
    }

    private UnionType MakeUnion(UnionTypeConfiguration configuration)
    {
        var type = new UnionType(configuration.Name, configuration.Description, [.. configuration.Directives]);
        _completions.Add(() => type.Complete(ResolveAll<ObjectType>(configuration.Types, $"The union `{type.Name}` can only contain object types")));
        return type;
    }

    private EnumType MakeEnum(EnumTypeConfiguration configuration)
    {
        CheckUnique(configuration.Values.Select(static value => value.Name), configuration.Name);
        var values = configuration.Values
            .DistinctBy(static value => value.Name)
            .Select(static value => new EnumValue(value.Name, value.Description, value.RuntimeValue ?? value.Name, [.. value.Directives]));
        return new EnumType(configuration.Name, configuration.Description, [.. configuration.Directives], [.. values], configuration.Binding);
    }

    private InputObjectType MakeInput(InputObjectTypeConfiguration configuration)
    {
        var type = new InputObjectType(configuration.Name, configuration.Description, [.. configuration.Directives], configuration.Binding);
        _completions.Add(() => type.Complete(CompileInputs(configuration.Fields, configuration.Name, static (input, fieldType, index) =>
            new InputField(input.Name, input.Description, fieldType, input.DefaultValue, [.. input.Directives], index))));
        return type;
    }

    // A scalar in code gives a scalar in SDL its behaviour.
    private ScalarType MakeScalar(TypeConfiguration configuration) =>
        builder.Scalars.Find(scalar => scalar.Name == configuration.Name)
        ?? ScalarTypes.Create(configuration.Name)
        ?? new DeclaredScalarType(configuration.Name, configuration.Description, [.. configuration.Directives]);

    private ImmutableArray<InterfaceType> CompileInterfaces(ComplexTypeConfiguration configuration)
    {
        CheckUnique(configuration.Interfaces, configuration.Name);
        return ResolveAll<InterfaceType>(configuration.Interfaces, $"The type `{configuration.Name}` can only implement interfaces");
    }

    private ImmutableArray<FieldDefinition> CompileFields(ComplexTypeConfiguration configuration)
    {
        CheckUnique(configuration.Fields.Select(static field => field.Name), configuration.Name);
        var fields = ImmutableArray.CreateBuilder<FieldDefinition>();
        foreach (var field in configuration.Fields.DistinctBy(static field => field.Name))
        {
            if (Resolve(field.Type, $"{configuration.Name}.{field.Name}") is { } type)
                fields.Add(CompileField(configuration, field, type, fields.Count));
        }

        return fields.ToImmutable();
    }

    private FieldDefinition CompileField(ComplexTypeConfiguration owner, FieldConfiguration field, GraphQLType type, int index)
    {
        var arguments = CompileArguments(field.Arguments, $"{owner.Name}.{field.Name}");
        return new FieldDefinition(field.Name, field.Description, type, arguments, [.. field.Directives], index)
        {
            Binding = field.Binding ?? (owner is ObjectTypeConfiguration ? builder.BindField?.Invoke(owner.Name, field.Name) : null),
        };
    }

    private ImmutableArray<ArgumentDefinition> CompileArguments(List<InputValueConfiguration> arguments, string owner) =>
        CompileInputs(arguments, owner, static (input, type, index) =>
            new ArgumentDefinition(input.Name, input.Description, type, input.DefaultValue, [.. input.Directives], index));

    private ImmutableArray<T> CompileInputs<T>(List<InputValueConfiguration> inputs, string owner, Func<InputValueConfiguration, GraphQLType, int, T> make)
    {
        CheckUnique(inputs.Select(static input => input.Name), owner);
        var values = ImmutableArray.CreateBuilder<T>();
        foreach (var input in inputs.DistinctBy(static input => input.Name))
        {
            if (Resolve(input.Type, $"{owner}.{input.Name}") is { } type)
                values.Add(make(input, type, values.Count));
        }

        return values.ToImmutable();
    }

    private ImmutableArray<DirectiveDefinition> CompileDirectives()
    {
        var configurations = DirectiveCatalog.Complete(builder);
        CheckUnique(configurations.Select(static directive => directive.Name), "schema");
        return
        [
            .. configurations.DistinctBy(static directive => directive.Name).Select(directive => new DirectiveDefinition(
                directive.Name,
                directive.Description,
                CompileArguments(directive.Arguments, $"@{directive.Name}"),
                directive.IsRepeatable,
                [.. directive.Locations])),
        ];
    }

    private ImmutableArray<T> ResolveAll<T>(List<string> names, string rule)
        where T : NamedType
    {
        var types = ImmutableArray.CreateBuilder<T>();
        foreach (var name in names.Distinct())
        {
            if (Find(name) is T type)
                types.Add(type);
            else
                _errors.Add($"{rule}: `{name}` is none.");
        }

        return types.ToImmutable();
    }

    private GraphQLType? Resolve(TypeNode node, string user)
    {
        var type = node switch
        {
            NonNullTypeNode nonNull => Resolve(nonNull.Type, user)?.MakeNonNull(),
            ListTypeNode list => Resolve(list.Type, user)?.MakeList(),
            _ => (GraphQLType?)Find(node.Named.Name.Value),
        };
        if (type is null && node is NamedTypeNode)
            _errors.Add($"Unknown type `{node}` at `{user}`.");
        return type;
    }

    // Scalars of ours join the schema when something first mentions them.
    private NamedType? Find(string name)
    {
        if (_types.TryGetValue(name, out var type))
            return type;
        if (ScalarTypes.Create(name) is not { } scalar)
            return null;
        _types.Add(name, scalar);
        return scalar;
    }

    private ObjectType? Root(string? name, string conventional)
    {
        if (name is null && builder.HasSchemaDefinition)
            return null;
        if (_types.GetValueOrDefault(name ?? conventional) is ObjectType type)
            return type;
        if (name is not null)
            _errors.Add($"The root type `{name}` must be an object type.");
        return null;
    }

    private void CheckUnique(IEnumerable<string> names, string owner)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in names)
        {
            if (!seen.Add(name))
                _errors.Add($"There can be only one `{name}` in `{owner}`.");
        }
    }
}
