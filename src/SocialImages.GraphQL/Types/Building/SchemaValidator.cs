using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>The specification's rules for a whole type system (section 3).</summary>
internal sealed class SchemaValidator(Schema schema, SchemaErrors errors)
{
    public static void Check(Schema schema, SchemaErrors errors)
    {
        var validator = new SchemaValidator(schema, errors);
        validator.CheckRoots();
        foreach (var type in schema.Types.Where(static type => !type.IsIntrospection))
            validator.CheckType(type);
        foreach (var directive in schema.DirectiveDefinitions)
            validator.CheckDirective(directive);
        new InputCycles(errors).Check(schema);
    }

    private void CheckRoots()
    {
        if (schema.QueryType is null)
            errors.Add("The schema needs a query type.");
        var roots = new[] { schema.QueryType, schema.MutationType, schema.SubscriptionType }.OfType<ObjectType>().ToArray();
        if (roots.Distinct().Count() < roots.Length)
            errors.Add("Query, mutation and subscription must be different types.");
    }

    private void CheckType(NamedType type)
    {
        CheckName(type.Name);
        switch (type)
        {
            case ComplexType complex:
                CheckNotEmpty(complex, complex.Fields.Length, "field");
                foreach (var field in complex.Fields)
                    CheckField(field);
                new InterfaceRules(schema, errors).Check(complex);
                break;
            case UnionType union:
                CheckNotEmpty(union, union.Types.Length, "member type");
                break;
            case EnumType names:
                CheckNotEmpty(names, names.Values.Length, "value");
                foreach (var value in names.Values)
                    CheckEnumValue(names, value);
                break;
            case InputObjectType input:
                CheckNotEmpty(input, input.Fields.Length, "field");
                foreach (var field in input.Fields)
                    CheckInput(field, $"{input.Name}.{field.Name}");
                if (input.IsOneOf)
                    CheckOneOf(input);
                break;
        }
    }

    private void CheckNotEmpty(NamedType type, int count, string what)
    {
        if (count == 0)
            errors.Add($"The type `{type.Name}` needs at least one {what}.");
    }

    private void CheckName(string name)
    {
        if (name.StartsWith("__", StringComparison.Ordinal))
            errors.Add($"The name `{name}` must not begin with two underscores, which introspection keeps for itself.");
        if (name.Length == 0 || char.IsAsciiDigit(name[0]) || name.Any(static character => character != '_' && !char.IsAsciiLetterOrDigit(character)))
            errors.Add($"`{name}` is not a valid name.");
    }

    private void CheckField(FieldDefinition field)
    {
        CheckName(field.Name);
        if (!field.Type.IsOutputType)
            errors.Add($"The field `{field.Coordinate}` must have an output type, not `{field.Type}`.");
        foreach (var argument in field.Arguments)
            CheckInput(argument, $"{field.Coordinate}({argument.Name}:)");
    }

    private void CheckInput(InputValueDefinition input, string coordinate)
    {
        CheckName(input.Name);
        if (!input.Type.IsInputType)
            errors.Add($"`{coordinate}` must have an input type, not `{input.Type}`.");
        else if (input.DefaultValue is { } value && !Literals.Fit(value, input.Type))
            errors.Add($"The default value {SyntaxPrinter.Print(value)} of `{coordinate}` is no `{input.Type}`.");
        if (input is { IsRequired: true, IsDeprecated: true })
            errors.Add($"`{coordinate}` is required and cannot be deprecated.");
    }

    private void CheckEnumValue(EnumType type, EnumValue value)
    {
        CheckName(value.Name);
        if (value.Name is "true" or "false" or "null")
            errors.Add($"The enum `{type.Name}` cannot have a value `{value.Name}`.");
    }

    private void CheckOneOf(InputObjectType type)
    {
        foreach (var field in type.Fields.Where(static field => field.Type.IsNonNull || field.DefaultValue is not null))
            errors.Add($"The OneOf field `{type.Name}.{field.Name}` must be nullable and without a default.");
    }

    private void CheckDirective(DirectiveDefinition directive)
    {
        CheckName(directive.Name);
        if (directive.Locations.IsEmpty)
            errors.Add($"The directive `@{directive.Name}` needs at least one location.");
        foreach (var argument in directive.Arguments)
        {
            CheckInput(argument, $"@{directive.Name}({argument.Name}:)");
            if (BuiltInDirectives.Find(argument.Directives, directive.Name) is not null)
                errors.Add($"The directive `@{directive.Name}` cannot refer to itself.");
        }
    }
}
