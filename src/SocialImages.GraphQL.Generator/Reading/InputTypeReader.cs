using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal sealed class InputTypeReader(ReadingContext context)
{
    public InputModel Read(INamedTypeSymbol type)
    {
        var model = new InputModel
        {
            Type = type,
            Name = TypeNames.OfInput(type),
            Description = context.Documentation.Describe(type),
            IsOneOf = Attributes.Has(type, "OneOf"),
        };
        var constructor = InputShape.Constructor(type);
        foreach (var property in InputShape.Properties(type))
        {
            var parameter = constructor?.Parameters.FirstOrDefault(p => InputShape.Matches(p, property));
            if (context.Mapper.MapInput(property.Type) is { } mapped)
                model.Fields.Add(new ArgumentReader(context).Read(property, parameter, mapped));
            else
                context.Report(Diagnostics.NoInputType, property, $"{type.Name}.{property.Name}", property.Type.ToDisplayString());
        }

        return model;
    }
}
