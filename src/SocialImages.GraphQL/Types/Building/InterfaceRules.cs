namespace SocialImages.GraphQL.Types;

/// <summary>A type has every field of the interfaces it implements, no wider, and implements what they implement.</summary>
internal sealed class InterfaceRules(Schema schema, SchemaErrors errors)
{
    public void Check(ComplexType type)
    {
        foreach (var implemented in type.Interfaces)
        {
            if (implemented == type)
                errors.Add($"The interface `{type.Name}` cannot implement itself.");
            foreach (var inherited in implemented.Interfaces)
                CheckInherited(type, implemented, inherited);
            foreach (var field in implemented.Fields)
                CheckField(type, field);
        }
    }

    private void CheckInherited(ComplexType type, InterfaceType implemented, InterfaceType inherited)
    {
        if (inherited == type)
            errors.Add($"The interfaces `{type.Name}` and `{implemented.Name}` implement each other.");
        else if (!type.Implements(inherited))
            errors.Add($"The type `{type.Name}` must implement `{inherited.Name}`, because `{implemented.Name}` does.");
    }

    private void CheckField(ComplexType type, FieldDefinition wanted)
    {
        if (type.FindField(wanted.Name) is not { } field)
        {
            errors.Add($"The type `{type.Name}` lacks the field `{wanted.Coordinate}`.");
            return;
        }

        if (!TypeComparison.IsSubtype(schema, field.Type, wanted.Type))
            errors.Add($"The field `{field.Coordinate}` must be of type `{wanted.Type}` or narrower, as `{wanted.Coordinate}` is; it is `{field.Type}`.");
        foreach (var argument in wanted.Arguments)
        {
            if (field.FindArgument(argument.Name)?.Type != argument.Type)
                errors.Add($"The field `{field.Coordinate}` needs the argument `{argument.Name}: {argument.Type}`, as `{wanted.Coordinate}` has it.");
        }

        foreach (var argument in field.Arguments.Where(argument => argument.IsRequired && wanted.FindArgument(argument.Name) is null))
            errors.Add($"The argument `{argument.Name}` of `{field.Coordinate}` must be optional, because `{wanted.Coordinate}` does not have it.");
    }
}
