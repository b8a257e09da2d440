using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

/// <summary>Writes field declarations with the code that calls their members.</summary>
internal static class FieldEmitter
{
    /// <param name="writer">Where to.</param>
    /// <param name="field">The field.</param>
    /// <param name="isRoot">Root fields and interface fields are never written directly.</param>
    /// <param name="resolves">False for the fields of interfaces.</param>
    public static void Emit(SourceWriter writer, FieldModel field, bool isRoot = false, bool resolves = true)
    {
        writer.Open($"new({Symbols.Literal(field.Name)}, {ArgumentEmitter.TypeRef(field.Type)})");
        ArgumentEmitter.Set(writer, "Member", field.Member.Name);
        ArgumentEmitter.Set(writer, "Description", field.Description);
        ArgumentEmitter.Set(writer, "DeprecationReason", field.DeprecationReason);
        EmitArguments(writer, field);
        if (resolves)
            EmitResolver(writer, field, isRoot);
        EmitConventions(writer, field);
        writer.Close("},");
    }

    private static void EmitArguments(SourceWriter writer, FieldModel field)
    {
        if (field.Arguments.Count == 0)
            return;
        writer.Open("Arguments =", "[");
        foreach (var argument in field.Arguments)
            ArgumentEmitter.Emit(writer, argument);
        writer.Close("],");
    }

    private static void EmitResolver(SourceWriter writer, FieldModel field, bool isRoot)
    {
        var call = Call(field);
        if (!isRoot && CanWrite(field))
            writer.Line($"Writer = static (c, w) => {Write(field, call)},");
        else
            writer.Line($"Resolver = static c => c.Result({call}),");
        if (field.IsAsync)
            writer.Line("IsAsync = true,");
        if (field.Parameters.Any(static p => p.KeepsContext))
            writer.Line("KeepsContext = true,");
        var services = field.Parameters.Select(static p => p.Service).Where(static s => s is not null).Select(static s => $"typeof({Symbols.FullName(s!)})").Distinct().ToArray();
        if (services.Length > 0)
            writer.Line($"Services = [{string.Join(", ", services)}],");
        if (field.IdOf is not null && (isRoot || !CanWrite(field)))
            writer.Line($"IdOf = {Symbols.Literal(field.IdOf)},");
    }

    private static string Call(FieldModel field)
    {
        var target = field.Instance is null ? Symbols.FullName(field.Member.ContainingType) : $"(({Symbols.FullName(field.Instance)})c.ParentObject)";
        return field.Member is IMethodSymbol
            ? $"{target}.{field.Member.Name}({string.Join(", ", field.Parameters.Select(static p => p.Expression))})"
            : $"{target}.{field.Member.Name}";
    }

    private static bool CanWrite(FieldModel field)
    {
        if (field.IsAsync || field.Type.IsList || field.Paging is not null || field.Stream is not null || field.Errors.Count > 0)
            return false;
        if (field.IdOf is not null)
            return IsKey(field.Declared);
        return field.Type.Kind == MappedKind.Enum && field.Type.Name is null
            || field.Type.Kind == MappedKind.Scalar && KnownScalars.TryFind(field.Type.Named, out var scalar) && scalar.CanWrite && scalar.Scalar == field.Type.Name;
    }

    private static bool IsKey(ITypeSymbol type) =>
        (Wrappers.NullableValue(type) ?? type).ToDisplayString().TrimEnd('?') is "System.Guid" or "int" or "long" or "string";

    private static string Write(FieldModel field, string call)
    {
        if (field.IdOf is not null)
            return $"w.WriteId({Symbols.Literal(field.IdOf)}, {call})";
        return field.Type.Kind == MappedKind.Enum ? $"{EnumEmitter.ClassOf(field.Type.Named)}.Write(w, {call})" : $"w.Write({call})";
    }

    private static void EmitConventions(SourceWriter writer, FieldModel field)
    {
        var member = field.Member;
        if (field.Paging is not null)
            PagingEmitter.Emit(writer, field.Paging);
        if (ArgumentReader.Cost(member) is { } cost)
            writer.Line($"Cost = {cost},");
        if (Attributes.Find(member, "ListSize") is { } size)
            EmitListSize(writer, size);
        if (Attributes.Has(member, "AllowAnonymous"))
            writer.Line("AllowAnonymous = true,");
        EmitAuthorize(writer, member);
        if (Attributes.Find(member, "UseMutationConvention") is { } mutation)
            EmitMutation(writer, mutation);
        if (field.Errors.Count > 0)
            EmitErrors(writer, field.Errors);
        if (field.Stream is not null)
            writer.Line($"OpenStream = static c => {field.Stream.Expression},");
        if (field.Node is not null)
            writer.Line($"Node = {Node(field.Node)},");
    }

    public static string Node(NodeModel node) =>
        $"new(typeof({Symbols.FullName(node.Type)}), static id => id.{node.KeyReader}(), static (c, key) => c.Result({node.Call}))";

    public static void EmitAuthorize(SourceWriter writer, ISymbol symbol)
    {
        var attributes = Attributes.FindAll(symbol, "Authorize").Select(Authorize).ToArray();
        if (attributes.Length > 0)
            writer.Line($"Authorize = [{string.Join(", ", attributes)}],");
    }

    private static string Authorize(AttributeData attribute)
    {
        const string Space = "global::SocialImages.GraphQL.Authorization";
        var policy = Attributes.Text(attribute) ?? Attributes.Property(attribute, "Policy") as string;
        var roles = Attributes.Strings(attribute, "Roles");
        var apply = attribute.ConstructorArguments.FirstOrDefault(static a => a.Kind == TypedConstantKind.Enum).Value ?? Attributes.Property(attribute, "Apply") ?? 0;
        var rolesText = roles is null ? "null" : $"new[] {{ {string.Join(", ", roles.Select(Symbols.Literal))} }}";
        return $"new {Space}.AuthorizeAttribute {{ Policy = {Symbols.Literal(policy)}, Roles = {rolesText}, Apply = ({Space}.ApplyPolicy){Convert.ToString(apply, CultureInfo.InvariantCulture)} }}";
    }

    private static void EmitListSize(SourceWriter writer, AttributeData size)
    {
        var slicing = Array(Attributes.Strings(size, "SlicingArguments"));
        var sized = Array(Attributes.Strings(size, "SizedFields"));
        var require = Attributes.Property(size, "RequireOneSlicingArgument") is false ? "false" : "true";
        writer.Line($"ListSize = new({Number(size, "AssumedSize")}, {slicing}, {Number(size, "SlicingArgumentDefaultValue")}, {sized}, {require}),");
    }

    private static string Number(AttributeData attribute, string name) => Attributes.Property(attribute, name) is int and >= 0 and var number
        ? number.ToString(CultureInfo.InvariantCulture)
        : "null";

    private static string Array(string[]? values) => values is null ? "null" : $"new[] {{ {string.Join(", ", values.Select(Symbols.Literal))} }}";

    private static void EmitMutation(SourceWriter writer, AttributeData attribute)
    {
        writer.Open("Mutation = new()");
        writer.Line($"Disable = {(Attributes.Property(attribute, "Disable") is true ? "true" : "false")},");
        foreach (var name in new[] { "InputTypeName", "PayloadTypeName", "PayloadFieldName" })
            ArgumentEmitter.Set(writer, name, Attributes.Property(attribute, name) as string);
        writer.Close("},");
    }

    private static void EmitErrors(SourceWriter writer, List<ErrorModel> errors)
    {
        writer.Open("Errors =", "[");
        foreach (var error in errors)
            writer.Line($"new(typeof({Symbols.FullName(error.Exception)}), typeof({Symbols.FullName(error.ErrorType)}), {error.Create}),");
        writer.Close("],");
    }
}
