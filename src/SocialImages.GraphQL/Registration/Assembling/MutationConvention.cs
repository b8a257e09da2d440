using SocialImages.GraphQL.Execution.Running;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Registration.Assembling;

/// <summary>Gives mutations one input, and a payload with the result and the errors they declare.</summary>
internal sealed class MutationConvention(SchemaAssembler assembler, SchemaSetup setup)
{
    private const string DefaultErrorInterface = "Error";

    private MutationConventionOptions Options => setup.Mutations ?? throw new InvalidOperationException("Call AddMutationConventions.");

    public string InputArgument => Options.InputArgumentName;

    /// <summary>Whether the mutation returns a payload of its own making, which is left as it is.</summary>
    public bool HasOwnPayload(FieldDeclaration field)
    {
        if (assembler.OutputName(field.Type) != PayloadName(field))
            return false;
        return field.Errors.Count == 0 ? true : throw new InvalidOperationException(
            $"`Mutation.{field.Name}` declares errors, so it must return its result and leave the payload `{PayloadName(field)}` to the conventions.");
    }

    public bool AppliesTo(FieldDeclaration field)
    {
        if (setup.Mutations is null || field.Mutation is { Disable: true })
            return false;
        return setup.Mutations.ApplyToAllMutations || field.Errors.Count > 0 || field.Mutation is not null;
    }

    /// <summary>Whether the arguments move into an input object; not when the only one already is that object.</summary>
    public bool IsWrapped(FieldDeclaration field) =>
        field.Arguments.Count > 0 && !(field.Arguments.Count == 1 && assembler.InputName(field.Arguments[0].Type) == InputName(field));

    public FieldConfiguration Make(FieldDeclaration source, FieldAssembler fields)
    {
        var type = HasOwnPayload(source) ? source.Type.ToNode(PayloadName(source)) : new NonNullTypeNode(new NamedTypeNode(AddPayload(source)));
        var field = new FieldConfiguration(source.Name, type);
        if (IsWrapped(source))
            field.Arguments.Add(new InputValueConfiguration(InputArgument, new NonNullTypeNode(new NamedTypeNode(AddInput(source, fields)))));
        else
            field.Arguments.AddRange(source.Arguments.Select(fields.MakeInput));
        return field;
    }

    private string InputName(FieldDeclaration field) => field.Mutation?.InputTypeName ?? Format(Options.InputTypeNamePattern, field);

    private string PayloadName(FieldDeclaration field) => field.Mutation?.PayloadTypeName ?? Format(Options.PayloadTypeNamePattern, field);

    private string AddInput(FieldDeclaration source, FieldAssembler fields)
    {
        var input = assembler.Add(new InputObjectTypeConfiguration(InputName(source)));
        input.Fields.AddRange(source.Arguments.Select(fields.MakeInput));
        return input.Name;
    }

    private string AddPayload(FieldDeclaration source)
    {
        var payload = assembler.Add(new ObjectTypeConfiguration(PayloadName(source)));
        var type = assembler.OutputName(source.Type);
        var name = source.Mutation?.PayloadFieldName ?? char.ToLowerInvariant(type[0]) + type[1..];
        payload.Fields.Add(ConventionField.Make(
            name, source.Type.AsNullable().ToNode(type), null, static c => c.Result(((MutationPayload)c.ParentObject).Result)));
        if (source.Errors.Count > 0)
        {
            payload.Fields.Add(ConventionField.Make(
                Options.PayloadErrorsFieldName, $"[{AddErrors(source)}!]", null, static c => c.Result(((MutationPayload)c.ParentObject).Errors)));
        }

        return payload.Name;
    }

    private string AddErrors(FieldDeclaration source)
    {
        var union = assembler.Add(new UnionTypeConfiguration(Format(Options.PayloadErrorTypeNamePattern, source)));
        var errorInterface = ErrorInterface();
        foreach (var error in source.Errors.DistinctBy(static error => error.ErrorType))
        {
            var name = assembler.OutputName(new TypeRef(error.ErrorType));
            union.Types.Add(name);
            assembler.Implement(name, errorInterface);
        }

        return union.Name;
    }

    private string ErrorInterface()
    {
        if (setup.ErrorInterface is { } type)
            return assembler.OutputName(new TypeRef(type));
        if (!assembler.HasType(DefaultErrorInterface))
            assembler.Add(new InterfaceTypeConfiguration(DefaultErrorInterface)).Fields.Add(new FieldConfiguration("message", Utf8GraphQLParser.ParseType("String!")));
        return DefaultErrorInterface;
    }

    private static string Format(string pattern, FieldDeclaration field) =>
        pattern.Replace("{MutationName}", char.ToUpperInvariant(field.Name[0]) + field.Name[1..], StringComparison.Ordinal);
}
