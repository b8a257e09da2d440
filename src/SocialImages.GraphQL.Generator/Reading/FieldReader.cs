using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads members as fields.</summary>
internal sealed class FieldReader(ReadingContext context)
{
    /// <param name="member">A property or a method.</param>
    /// <param name="owner">The type the field belongs to; null for the root types.</param>
    /// <param name="nodeKey">Set when the method loads nodes of that type.</param>
    /// <param name="isMutation">Mutations may return a result or an error.</param>
    public FieldModel? Read(ISymbol member, ITypeSymbol? owner, string? nodeKey = null, bool isMutation = false)
    {
        var declared = member is IMethodSymbol method ? method.ReturnType : ((IPropertySymbol)member).Type;
        var result = Wrappers.TaskResult(declared) ?? declared;
        var paging = Paging(member, result);
        var given = isMutation && Wrappers.FieldResult(result) is { } either ? either.TypeArguments[0] : declared;
        var mapped = paging is null ? context.Mapper.MapOutput(given) : Connection(paging, result);
        if (mapped is null)
        {
            // What the compiler does not know either it has reported itself.
            if (result.TypeKind == TypeKind.Error)
                return null;
            context.Report(Diagnostics.NoOutputType, member, member.Name, declared.ToDisplayString());
            return null;
        }

        mapped = SchemaTypeSyntax.Override(member, mapped) ?? mapped;
        return Make(member, owner, declared, mapped, paging, nodeKey);
    }

    private FieldModel Make(ISymbol member, ITypeSymbol? owner, ITypeSymbol declared, MappedType mapped, PagingModel? paging, string? nodeKey)
    {
        var idOf = IdOf(member, owner);
        if (idOf is not null)
            mapped = mapped with { Name = "ID" };
        if (paging is null)
            context.Discover(mapped, output: true);
        if (owner is not null && member is IMethodSymbol { IsStatic: true } resolver)
            CheckParent(resolver, owner);
        var arguments = new List<ArgumentModel>();
        var parameters = member is IMethodSymbol method ? new ParameterReader(context).Bind(method, arguments, nodeKey) : [];
        return new FieldModel
        {
            Name = Attributes.Text(member, "GraphQLName") ?? (IsNodeKey(member, owner) ? "id" : member is IMethodSymbol ? Naming.Method(member.Name) : Naming.Field(member.Name)),
            Type = mapped,
            Member = member,
            Declared = declared,
            Description = context.Documentation.Describe(member),
            DeprecationReason = EnumReader.Deprecation(member),
            Arguments = arguments,
            Parameters = parameters,
            IdOf = idOf,
            Paging = paging,
            Instance = member.IsStatic ? null : owner,
        };
    }

    private void CheckParent(IMethodSymbol resolver, ITypeSymbol owner)
    {
        foreach (var parent in resolver.Parameters.Where(static parameter => Attributes.Has(parameter, "Parent")))
        {
            if (!Symbols.IsA(owner, parent.Type))
                context.Report(Diagnostics.WrongParent, parent, resolver.Name, parent.Type.ToDisplayString(), owner.ToDisplayString());
        }
    }

    private string? IdOf(ISymbol member, ITypeSymbol? owner)
    {
        var idOf = ArgumentReader.Id(member);
        if (owner is null)
            return idOf;
        if (idOf is not null)
            return idOf.Length == 0 ? TypeNames.Of(owner) : idOf;
        return IsNodeKey(member, owner) ? TypeNames.Of(owner) : null;
    }

    private bool IsNodeKey(ISymbol member, ITypeSymbol? owner) =>
        owner is not null && !member.IsStatic && context.Nodes.Contains(owner) && member.Name == IdMember(owner);

    private static string IdMember(ITypeSymbol node) =>
        Attributes.Find(node, "Node") is { } attribute && Attributes.Property(attribute, "IdField") is string name ? name : "Id";

    private PagingModel? Paging(ISymbol member, ITypeSymbol result)
    {
        if (Attributes.Find(member, "UsePaging") is not { } attribute)
            return null;
        var isConnection = result is INamedTypeSymbol { Name: "Connection", TypeArguments.Length: 1 };
        var item = isConnection ? ((INamedTypeSymbol)result).TypeArguments[0] : Wrappers.ListItem(result);
        if (item is null || context.Mapper.MapOutput(item) is not { } mapped)
        {
            if (result.TypeKind != TypeKind.Error)
                context.Report(Diagnostics.NothingToPage, member, member.Name, result.ToDisplayString());
            return null;
        }

        context.Discover(mapped, output: true);
        return new PagingModel(attribute, mapped, !isConnection, item);
    }

    // A paged field may be null whatever the member says.
    private static MappedType Connection(PagingModel paging, ITypeSymbol result) =>
        new(result, "", MappedKind.Object, "Connection") { Name = "Connection" };
}
