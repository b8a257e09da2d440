namespace SocialImages.GraphQL.Language;

/// <summary>The text is not GraphQL, or exceeds a limit of the parser. Over HTTP it is a 400 with HC0011.</summary>
public sealed class SyntaxException(string message, int position, int line, int column) : Exception(message)
{
    /// <summary>Byte offset from 0.</summary>
    public int Position { get; } = position;

    public int Line { get; } = line;

    public int Column { get; } = column;

    public IError ToError() => ErrorBuilder.New().SetMessage(Message).SetCode(ErrorCodes.Server.SyntaxError).AddLocation(Line, Column).Build();
}
