namespace SocialImages.GraphQL.Types;

/// <summary>The fields every schema has without declaring them.</summary>
public sealed class MetaFields
{
    private readonly Schema _schema;

    internal MetaFields(Schema schema)
    {
        _schema = schema;
        TypeName = new FieldDefinition("__typename", "The name of the current Object type at runtime.", Named("String").MakeNonNull(), [], [], -1);
        Schema = new FieldDefinition("__schema", "Access the current type schema of this server.", Named("__Schema").MakeNonNull(), [], [], -1);
        Type = new FieldDefinition(
            "__type",
            "Request the type information of a single type.",
            Named("__Type"),
            [new ArgumentDefinition("name", null, Named("String").MakeNonNull(), null, [], 0)],
            [],
            -1);
    }

    public FieldDefinition TypeName { get; }

    public FieldDefinition Schema { get; }

    public FieldDefinition Type { get; }

    /// <summary>The meta field of that name on that type; the two introspection entries exist at the query root only.</summary>
    public FieldDefinition? Find(NamedType parent, string name) => name switch
    {
        "__typename" when parent.IsComposite => TypeName,
        "__schema" when parent == _schema.QueryType => Schema,
        "__type" when parent == _schema.QueryType => Type,
        _ => null,
    };

    private NamedType Named(string name) =>
        _schema.FindType(name) ?? throw new SchemaException([ErrorBuilder.New().SetMessage($"The built-in type `{name}` is missing.").Build()]);
}
