using System.Net.Http.Headers;

namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>Multipart bodies as servers want them: quoted names, a real content type on every file.</summary>
internal static class EditForm
{
    public static MultipartFormDataContent Of(IEnumerable<KeyValuePair<string, string>> fields)
    {
        var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            var part = new StringContent(value);
            // A type on a text part makes some servers take it for a file.
            part.Headers.ContentType = null;
            form.Add(part, Quoted(name));
        }

        return form;
    }

    public static MultipartFormDataContent With(this MultipartFormDataContent form, string name, ReferencePicture picture)
    {
        var file = new ReadOnlyMemoryContent(picture.Bytes) { Headers = { ContentType = new MediaTypeHeaderValue(picture.MimeType) } };
        form.Add(file, Quoted(name), Quoted($"{name.Trim('[', ']')}.{picture.MimeType.Split('/')[^1]}"));
        return form;
    }

    private static string Quoted(string name) => $"\"{name}\"";
}
