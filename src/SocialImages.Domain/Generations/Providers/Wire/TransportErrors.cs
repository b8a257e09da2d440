namespace SocialImages.Domain.Generations.Providers.Wire;

/// <summary>Failures below the protocol: no connection, a broken one, no answer in time.</summary>
internal static class TransportErrors
{
    /// <param name="exception">What came of a call.</param>
    /// <param name="isFree">The provider bills nothing: a broken call may be repeated.</param>
    /// <returns>Null for exceptions that are not the wire's, such as bugs of ours.</returns>
    public static ImageProviderException? Read(Exception exception, bool isFree = false) => exception switch
    {
        ImageProviderException known => known,
        HttpRequestException or IOException or AggregateException => FromTransport(exception, isFree),
        // The caller's own cancellation does not come here: this is the deadline.
        OperationCanceledException => new(ProviderFailure.Transient, ProviderMessages.TooLate, exception)
        {
            // It may still be at work, so even a free one is not asked twice.
            MayHaveCost = true,
            Detail = "deadline",
        },
        _ => null,
    };

    public static ImageProviderException FromTransport(Exception exception, bool isFree = false)
    {
        var cause = Chain(exception).OfType<HttpRequestException>().FirstOrDefault();
        var nothingSent = cause?.HttpRequestError is HttpRequestError.ConnectionError
            or HttpRequestError.NameResolutionError or HttpRequestError.SecureConnectionError or HttpRequestError.ProxyTunnelError;
        return new(ProviderFailure.Transient, ProviderMessages.Unreachable, exception)
        {
            MayHaveCost = !nothingSent && !isFree,
            Detail = cause?.HttpRequestError.ToString() ?? exception.GetType().Name,
        };
    }

    private static IEnumerable<Exception> Chain(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException) yield return exception;
    }
}
