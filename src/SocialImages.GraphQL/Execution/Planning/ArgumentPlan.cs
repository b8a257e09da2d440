using SocialImages.GraphQL.Data;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Execution.Planning;

/// <summary>A field's argument values: made once where no variable is involved, else once per request.</summary>
internal sealed class ArgumentPlan
{
    private readonly FieldPlan _field;
    private readonly InputReader _reader;
    private readonly bool _isConstant;
    private object?[]? _constant;

    public ArgumentPlan(FieldPlan field, PlanContext context)
    {
        _field = field;
        _reader = context.Schema.Reader;
        _isConstant = field.Nodes[0].Arguments.All(static argument => !Variables.Occur(argument.Value));
        IsEmpty = field.Binding.Arguments.Length == 0;
    }

    public bool IsEmpty { get; }

    public bool IsConstant => _isConstant;

    /// <exception cref="GraphQLException">A value is refused, such as a malformed id.</exception>
    public object?[] Evaluate(IReadOnlyDictionary<string, ValueNode> variables)
    {
        if (_constant is not null)
            return _constant;
        var values = Read(variables);
        if (_isConstant)
            _constant = values;
        return values;
    }

    /// <summary>The page the arguments ask for.</summary>
    /// <exception cref="GraphQLException">More is asked than may be.</exception>
    public PagingArguments EvaluatePage(PagingSettings settings, IReadOnlyDictionary<string, ValueNode> variables)
    {
        var page = new PagingArguments(Number("first", variables), Text("after", variables), Number("last", variables), Text("before", variables));
        page = PageCheck.Apply(page, settings, _field.Definition.Coordinate);
        return page with { IncludeTotalCount = settings.IncludeTotalCount && _field.IsSelected("totalCount") };
    }

    private object?[] Read(IReadOnlyDictionary<string, ValueNode> variables)
    {
        var bindings = _field.Binding.Arguments;
        var input = _field.Binding.InputArgument is { } name ? Literal(name, variables) as ObjectValueNode : null;
        var values = new object?[bindings.Length];
        for (var i = 0; i < values.Length; i++)
        {
            var literal = _field.Binding.InputArgument is null ? Literal(bindings[i].Name, variables) : input?.Find(bindings[i].Name);
            values[i] = Read(bindings[i], literal ?? bindings[i].Default);
        }

        return values;
    }

    private object? Read(ArgumentBinding binding, ValueNode? literal)
    {
        if (literal is null)
            return Absent.Instance;
        if (literal is not NullValueNode)
            return binding.Reader(literal, _reader);
        if (binding.IsNonNull)
            throw new GraphQLException(ErrorBuilder.New().SetMessage($"The argument `{binding.Name}` must not be null.").SetCode(ErrorCodes.Execution.NonNullViolation).Build());
        return null;
    }

    /// <summary>The argument's literal, free of variables; null when it is absent.</summary>
    private ValueNode? Literal(string name, IReadOnlyDictionary<string, ValueNode> variables)
    {
        foreach (var argument in _field.Nodes[0].Arguments)
        {
            if (argument.Name.Value == name)
                return Variables.Replace(argument.Value, variables);
        }

        return null;
    }

    private int? Number(string name, IReadOnlyDictionary<string, ValueNode> variables) =>
        Literal(name, variables) is IntValueNode number && number.TryGetInt32(out var value) ? value : null;

    private string? Text(string name, IReadOnlyDictionary<string, ValueNode> variables) => (Literal(name, variables) as StringValueNode)?.Value;
}
