using System.Text.Json;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Types;

/// <summary>A file of a multipart request; it comes in by a variable and never goes out.</summary>
public sealed class UploadType() : ScalarType<IFile>("Upload", "The `Upload` scalar type represents a file upload.")
{
    public override bool TryParseLiteral(ValueNode literal, out IFile? value)
    {
        value = (literal as FileValueNode)?.File;
        return value is not null;
    }

    public override bool TryParseJson(JsonElement json, out ValueNode? literal)
    {
        literal = null;
        return false;
    }

    public override void Write(Utf8JsonWriter writer, IFile value) => throw new FormatException("Upload is an input type and cannot be written.");
}
