using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Reads classes as object types and interfaces.</summary>
internal sealed class ObjectReader(ReadingContext context)
{
    public ObjectModel Read(ITypeSymbol type, IReadOnlyList<INamedTypeSymbol> extensions)
    {
        var given = extensions.Select(static e => Attributes.Text(e, "ObjectType") ?? Attributes.Text(e, "GraphQLName")).FirstOrDefault(static n => n is not null);
        var model = new ObjectModel
        {
            Type = type,
            Name = given ?? TypeNames.Of(type),
            Description = context.Documentation.Describe(type),
            IsExplicit = extensions.Count > 0 || Attributes.Has(type, "ObjectType") || Attributes.Has(type, "Node"),
        };
        model.Extensions.AddRange(extensions);
        var ignored = new HashSet<string>(extensions.SelectMany(ConfigureReader.Ignored), StringComparer.Ordinal);
        foreach (var extension in extensions)
            AddExtension(model, extension, ignored);
        if (model.Node is null && NodeReader.OfType(type) is { } resolver)
            model.Node = new NodeReader(context).Read(resolver);
        foreach (var member in Members(type).Where(member => !ignored.Contains(member.Name)))
            Add(model.Fields, new FieldReader(context).Read(member, type));
        return model;
    }

    public InterfaceModel ReadInterface(ITypeSymbol type, string? givenName)
    {
        var fields = new List<FieldModel>();
        foreach (var member in Members(type))
            Add(fields, new FieldReader(context).Read(member, type));
        return new InterfaceModel(type, givenName ?? TypeNames.Of(type), context.Documentation.Describe(type), Attributes.Has(type, "InterfaceType"), fields);
    }

    private void AddExtension(ObjectModel model, INamedTypeSymbol extension, HashSet<string> ignored)
    {
        if (Attributes.Has(extension, "ObjectType") && !Symbols.IsStaticPartial(extension))
            context.Report(Diagnostics.NotPartial, extension, extension.Name);
        foreach (var member in StaticMembers(extension, context))
        {
            if (Attributes.Has(member, "NodeResolver"))
            {
                model.Node = new NodeReader(context).Read((IMethodSymbol)member);
                continue;
            }

            if (Attributes.Text(member, "BindMember") is { } replaced)
                ignored.Add(replaced);
            Add(model.Fields, new FieldReader(context).Read(member, model.Type));
        }
    }

    private static void Add(List<FieldModel> fields, FieldModel? field)
    {
        if (field is not null && fields.TrueForAll(known => known.Name != field.Name))
            fields.Add(field);
    }

    /// <summary>Public static members that can be fields.</summary>
    public static IEnumerable<ISymbol> StaticMembers(INamedTypeSymbol type, ReadingContext context)
    {
        foreach (var member in type.GetMembers().Where(static m => !Attributes.Has(m, "DataLoader") && m.Name != "Configure"))
        {
            if (!IsCandidate(member))
            {
                if (HasNothingToGive(member))
                    context.Report(Diagnostics.NoOutputType, member, member.Name, ((IMethodSymbol)member).ReturnType.ToDisplayString());
                continue;
            }

            if (member.IsStatic)
                yield return member;
            else
                context.Report(Diagnostics.InstanceResolver, member, member.Name);
        }
    }

    private static IEnumerable<ISymbol> Members(ITypeSymbol type)
    {
        var owners = type.TypeKind == TypeKind.Interface ? [type, .. type.AllInterfaces] : Symbols.WithBases(type);
        var members = owners.SelectMany(static owner => owner.GetMembers()).Where(static m => !m.IsStatic && IsCandidate(m)).ToArray();
        return [.. members.OfType<IMethodSymbol>(), .. members.OfType<IPropertySymbol>()];
    }

    private static bool IsCandidate(ISymbol member)
    {
        if (member.DeclaredAccessibility != Accessibility.Public || member.IsImplicitlyDeclared || member.IsOverride || !member.CanBeReferencedByName || Attributes.Has(member, "GraphQLIgnore"))
            return false;
        return member switch
        {
            IPropertySymbol property => !property.IsIndexer && property.GetMethod is not null,
            IMethodSymbol method => method is { MethodKind: MethodKind.Ordinary, IsGenericMethod: false, ReturnsVoid: false }
                && !Wrappers.IsPlainTask(method.ReturnType)
                && method.ReturnType.SpecialType != SpecialType.System_Object
                && !IsFramework(method)
                && (method.IsStatic || method.Parameters.All(static p => p.RefKind is RefKind.None or RefKind.In)),
            _ => false,
        };
    }

    // Written to become a field, and cannot be one.
    private static bool HasNothingToGive(ISymbol member) =>
        member is IMethodSymbol { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Public, IsImplicitlyDeclared: false, IsStatic: true, IsGenericMethod: false } method
        && !Attributes.Has(method, "GraphQLIgnore")
        && !IsFramework(method)
        && (method.ReturnsVoid || Wrappers.IsPlainTask(method.ReturnType) || method.ReturnType.SpecialType == SpecialType.System_Object);

    private static bool IsFramework(IMethodSymbol method) =>
        method.Name is "Equals" or "GetHashCode" or "ToString" or "CompareTo" or "Deconstruct" or "PrintMembers" or "Dispose" or "DisposeAsync" or "GetEnumerator";
}
