using System.Collections.Immutable;
using System.Text.Json;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;

namespace SocialImages.GraphQL.Validation;

/// <summary>Turns JSON into a literal of a type, with files where the JSON has null for them.</summary>
internal sealed class JsonInput(IReadOnlyDictionary<string, IFile>? files)
{
    public InputResult Coerce(JsonElement json, GraphQLType type, InputPath path)
    {
        if (json.ValueKind == JsonValueKind.Null)
            return CoerceNull(type, path);
        if (type.NullableType is ListType list)
            return CoerceList(json, list, path);
        return type.Named switch
        {
            ScalarType scalar => scalar.TryParseJson(json, out var literal) ? literal! : InputResult.Fail(InputErrors.CannotCoerce(scalar, json, path)),
            EnumType names => CoerceEnum(json, names, path),
            InputObjectType input => CoerceObject(json, input, path),
            var other => InputResult.Fail(InputErrors.CannotCoerce(other, json, path)),
        };
    }

    private InputResult CoerceNull(GraphQLType type, InputPath path)
    {
        if (files is not null && !type.IsList && type.Named is UploadType && files.TryGetValue(path.ToMapPath(), out var file))
            return new FileValueNode(file);
        return type.IsNonNull ? InputResult.Fail(InputErrors.NullForNonNull(path)) : NullValueNode.Default;
    }

    private InputResult CoerceList(JsonElement json, ListType list, InputPath path)
    {
        if (json.ValueKind != JsonValueKind.Array)
        {
            var only = Coerce(json, list.OfType, path);
            return only.Value is { } value ? new ListValueNode([value]) : only;
        }

        var items = ImmutableArray.CreateBuilder<ValueNode>(json.GetArrayLength());
        foreach (var element in json.EnumerateArray())
        {
            var item = Coerce(element, list.OfType, path.Append(items.Count));
            if (item.Error is not null)
                return item;
            items.Add(item.Value!);
        }

        return new ListValueNode(items.MoveToImmutable());
    }

    private static InputResult CoerceEnum(JsonElement json, EnumType type, InputPath path)
    {
        if (json.ValueKind == JsonValueKind.String && type.FindValue(json.GetString()!) is { } value)
            return new EnumValueNode(value.Name);
        return InputResult.Fail(InputErrors.CannotCoerce(type, json, path));
    }

    private InputResult CoerceObject(JsonElement json, InputObjectType type, InputPath path)
    {
        if (json.ValueKind != JsonValueKind.Object)
            return InputResult.Fail(InputErrors.CannotCoerce(type, json, path));
        foreach (var property in json.EnumerateObject())
        {
            if (type.FindField(property.Name) is null)
                return InputResult.Fail(InputErrors.UnknownField(type, property.Name, path));
        }

        var fields = ImmutableArray.CreateBuilder<ObjectFieldNode>(type.Fields.Length);
        foreach (var field in type.Fields)
        {
            if (AddField(fields, json, type, field, path) is { } error)
                return InputResult.Fail(error);
        }

        return type.IsOneOf && OneOfError(type, fields, path) is { } broken ? InputResult.Fail(broken) : new ObjectValueNode(fields.ToImmutable());
    }

    private IError? AddField(ImmutableArray<ObjectFieldNode>.Builder fields, JsonElement json, InputObjectType type, InputField field, InputPath path)
    {
        if (json.TryGetProperty(field.Name, out var value))
        {
            var result = Coerce(value, field.Type, path.Append(field.Name));
            if (result.Error is null)
                fields.Add(new ObjectFieldNode(field.Name, result.Value!));
            return result.Error;
        }

        if (field.IsRequired)
            return InputErrors.RequiredField(type, field, path);
        if (field.DefaultValue is { } defaultValue)
            fields.Add(new ObjectFieldNode(field.Name, LiteralCoercion.Coerce(defaultValue, field.Type, CoercedVariables.Empty.Values)!));
        return null;
    }

    private static IError? OneOfError(InputObjectType type, ImmutableArray<ObjectFieldNode>.Builder fields, InputPath path) => fields.Count switch
    {
        0 => InputErrors.OneOf(type, ErrorCodes.Execution.OneOfNoFieldSet, path),
        1 => fields[0].Value is NullValueNode ? InputErrors.OneOf(type, ErrorCodes.Execution.OneOfFieldIsNull, path) : null,
        _ => InputErrors.OneOf(type, ErrorCodes.Execution.OneOfMoreThanOneFieldSet, path),
    };
}
