namespace SocialImages.GraphQL.Registration.Assembling;

/// <summary>All declared types, by .NET type and use. They become part of the schema when something leads to them.</summary>
internal sealed class TypeCatalog
{
    private readonly Dictionary<Type, TypeDeclaration> _outputs = [];
    private readonly Dictionary<Type, TypeDeclaration> _inputs = [];

    public TypeCatalog(TypeModule module, SchemaOptions options)
    {
        foreach (var type in module.Types)
            Add(type, options);
    }

    public IEnumerable<TypeDeclaration> Explicit => _outputs.Values.Concat(_inputs.Values).Where(static type => type.IsExplicit).Distinct();

    public IEnumerable<ObjectDeclaration> Objects => _outputs.Values.OfType<ObjectDeclaration>();

    public TypeDeclaration Output(Type type) => _outputs.GetValueOrDefault(type) ?? throw Unknown(type);

    public TypeDeclaration Input(Type type) => _inputs.GetValueOrDefault(type) ?? throw Unknown(type);

    private void Add(TypeDeclaration type, SchemaOptions options)
    {
        if (type is ObjectDeclaration { Configure: { } configure } configured)
            configure(configured);
        if (type is InterfaceDeclaration && options.StripLeadingIFromInterface && type.Name is ['I', >= 'A' and <= 'Z', ..])
            type.Name = type.Name[1..];
        if (type is not InputDeclaration)
            _outputs.TryAdd(type.RuntimeType, type);
        if (type is InputDeclaration or EnumDeclaration)
            _inputs.TryAdd(type.RuntimeType, type);
    }

    private static InvalidOperationException Unknown(Type type) =>
        new($"{type} is part of the schema but declared by no module: did the module's assembly see it?");
}
