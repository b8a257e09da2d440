using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL;

public sealed class ErrorBuilder
{
    // Errors quote the request; a name of a megabyte must not come back many times over.
    private const int MaxTextLength = 2_000;

    private readonly List<ErrorLocation> _locations = [];
    // An ordered dictionary: extensions are written in the order they were set.
    private readonly OrderedDictionary<string, object?> _extensions = [];
    private string? _message;
    private string? _code;
    private Path? _path;
    private Exception? _exception;

    private ErrorBuilder()
    {
    }

    public static ErrorBuilder New() => new();

    public static ErrorBuilder FromError(IError error)
    {
        ArgumentNullException.ThrowIfNull(error);
        var builder = new ErrorBuilder { _message = error.Message, _code = error.Code, _path = error.Path, _exception = error.Exception };
        builder._locations.AddRange(error.Locations);
        foreach (var (name, value) in error.Extensions)
            builder._extensions[name] = value;
        return builder;
    }

    public ErrorBuilder SetMessage(string message)
    {
        ArgumentNullException.ThrowIfNull(message);
        _message = Cut(message);
        return this;
    }

    public ErrorBuilder SetCode(string? code)
    {
        _code = code;
        return code is null ? RemoveExtension("code") : SetExtension("code", code);
    }

    public ErrorBuilder SetPath(Path? path)
    {
        _path = path;
        return this;
    }

    public ErrorBuilder AddLocation(int line, int column)
    {
        _locations.Add(new ErrorLocation(line, column));
        return this;
    }

    public ErrorBuilder AddLocation(SyntaxNode node)
    {
        ArgumentNullException.ThrowIfNull(node);
        return node.Location.Line == 0 ? this : AddLocation(node.Location.Line, node.Location.Column);
    }

    public ErrorBuilder SetExtension(string name, object? value)
    {
        _extensions[name] = value is string text ? Cut(text) : value;
        return this;
    }

    public ErrorBuilder RemoveExtension(string name)
    {
        _extensions.Remove(name);
        return this;
    }

    public ErrorBuilder SetException(Exception? exception)
    {
        _exception = exception;
        return this;
    }

    public IError Build() => new Error
    {
        Message = _message ?? throw new InvalidOperationException("An error needs a message: call SetMessage."),
        Code = _code,
        Path = _path,
        Locations = [.. _locations],
        Extensions = new OrderedDictionary<string, object?>(_extensions),
        Exception = _exception,
    };

    private static string Cut(string text) => text.Length <= MaxTextLength ? text : string.Concat(text.AsSpan(0, MaxTextLength), "…");
}
