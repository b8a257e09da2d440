using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Registration;

/// <summary>What the generated code of one assembly brings to a schema. Nothing is declared before the schema is built.</summary>
public sealed class TypeModule
{
    private readonly List<TypeDeclaration> _types = [];
    private readonly Dictionary<OperationType, List<FieldDeclaration>> _roots = [];

    public IReadOnlyList<TypeDeclaration> Types => _types;

    public IReadOnlyList<FieldDeclaration> Root(OperationType kind) => _roots.GetValueOrDefault(kind) ?? [];

    public void Add(TypeDeclaration type) => _types.Add(type);

    public void AddRoot(OperationType kind, IEnumerable<FieldDeclaration> fields)
    {
        if (!_roots.TryGetValue(kind, out var root))
            _roots[kind] = root = [];
        root.AddRange(fields);
    }
}
