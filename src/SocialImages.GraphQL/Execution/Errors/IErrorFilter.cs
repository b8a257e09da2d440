namespace SocialImages.GraphQL;

/// <summary>Sees every error before it is answered and may change it.</summary>
public interface IErrorFilter
{
    IError OnError(IError error);
}
