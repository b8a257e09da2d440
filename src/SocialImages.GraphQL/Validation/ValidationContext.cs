using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>One validation: the document, where the walk stands, and what was found.</summary>
internal sealed class ValidationContext
{
    private readonly List<IError> _errors = [];

    public ValidationContext(Schema schema, DocumentNode document, ValidationOptions options)
    {
        Schema = schema;
        Document = document;
        Options = options;
        foreach (var fragment in document.Definitions.OfType<FragmentDefinitionNode>())
            Fragments.TryAdd(fragment.Name.Value, fragment);
    }

    public Schema Schema { get; }

    public DocumentNode Document { get; }

    public ValidationOptions Options { get; }

    /// <summary>By name; the first of equally named ones counts.</summary>
    public Dictionary<string, FragmentDefinitionNode> Fragments { get; } = new(StringComparer.Ordinal);

    public IReadOnlyList<IError> Errors => _errors;

    /// <summary>Nothing more may be reported, or it makes no sense to go on.</summary>
    public bool IsDone { get; private set; }

    /// <summary>The composite type whose selections are walked; null when unknown.</summary>
    public NamedType? ParentType { get; set; }

    /// <summary>The definition of the field that is walked; null when unknown.</summary>
    public FieldDefinition? Field { get; set; }

    /// <summary>What each definition spreads and which variables it uses; complete when the walk ends.</summary>
    public DefinitionFacts Facts { get; } = new();

    public ResponsePath Path { get; } = new();

    public void Report(IError error)
    {
        if (IsDone)
            return;
        _errors.Add(error);
        IsDone = _errors.Count >= Options.MaxAllowedErrors;
    }

    /// <summary>Reports and stops: what follows would cost too much or make no sense.</summary>
    public void ReportFatal(IError error)
    {
        Report(error);
        Stop();
    }

    public void Stop() => IsDone = true;
}
