using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads arguments and the fields of input objects.</summary>
internal sealed class ArgumentReader(ReadingContext context)
{
    /// <param name="parameter">The resolver's parameter.</param>
    /// <param name="mapped">Its schema type.</param>
    /// <param name="nodeKey">Set when the parameter is the key of a node of that type.</param>
    public ArgumentModel Read(IParameterSymbol parameter, MappedType mapped, string? nodeKey)
    {
        var given = Attributes.Text(parameter, "GraphQLName") ?? Attributes.Text(parameter, "Argument");
        var idOf = Id(parameter) ?? (nodeKey is not null && parameter.Ordinal == 0 ? nodeKey : null);
        return Make(parameter, parameter.Type, given ?? Naming.Field(parameter.Name), mapped, idOf, Literals.Default(parameter));
    }

    public ArgumentModel Read(IPropertySymbol property, IParameterSymbol? parameter, MappedType mapped)
    {
        var name = Attributes.Text(property, "GraphQLName") ?? Naming.Field(property.Name);
        var idOf = Id(property) ?? (parameter is null ? null : Id(parameter));
        return Make(property, property.Type, name, mapped, idOf, Literals.Default(property, parameter));
    }

    /// <summary>The type of a global id; empty when any will do; null when the member is no id.</summary>
    public static string? Id(ISymbol member)
    {
        if (Attributes.Find(member, "ID") is not { } attribute)
            return null;
        return Attributes.TypeArgument(attribute) is { } type ? TypeNames.Of(type) : Attributes.Text(attribute) ?? "";
    }

    private ArgumentModel Make(
        ISymbol symbol, ITypeSymbol declared, string name, MappedType mapped, string? idOf, (string? GraphQL, string? CSharp) defaults)
    {
        mapped = SchemaTypeSyntax.Override(symbol, mapped) ?? mapped;
        if (idOf is not null)
            mapped = mapped with { Name = "ID" };
        context.Discover(mapped, output: false);
        return new ArgumentModel
        {
            Name = name,
            Type = mapped,
            Declared = declared,
            IdOf = idOf,
            Member = symbol.Name,
            Description = context.Documentation.Describe(symbol),
            DeprecationReason = EnumReader.Deprecation(symbol),
            DefaultLiteral = defaults.GraphQL,
            DefaultExpression = defaults.CSharp,
            Cost = Cost(symbol),
            Symbol = symbol,
        };
    }

    public static string? Cost(ISymbol symbol) =>
        Attributes.Find(symbol, "Cost") is { } cost
            ? Convert.ToDouble(cost.ConstructorArguments[0].Value, CultureInfo.InvariantCulture).ToString("R", CultureInfo.InvariantCulture)
            : null;
}
