namespace SocialImages.GraphQL.Execution.Resolvers;

/// <summary>Conversions between scalars' values and the application's own types, as <c>AddTypeConverter</c> registers them.</summary>
internal sealed class TypeConversion(IReadOnlyDictionary<(Type From, Type To), Func<object, object?>> converters)
{
    public object Convert(object value, Type target)
    {
        var from = value.GetType();
        if (target.IsAssignableFrom(from))
            return value;
        var converter = Find(from, target) ?? throw new InvalidOperationException($"No conversion from {from} to {target}: call AddTypeConverter.");
        return converter(value) ?? throw new FormatException($"The value cannot be converted to {target.Name}.");
    }

    public Func<object, object?>? Find(Type from, Type to) => converters.GetValueOrDefault((from, to));
}
