namespace SocialImages.Publishing.Posts;

/// <summary>How long to wait before the n-th repetition of something, counted from 0; the last wait repeats.</summary>
internal static class Waits
{
    private static readonly TimeSpan[] PollWaits = Seconds(2, 5, 10, 30, 60);
    private static readonly TimeSpan[] RetryWaits = Seconds(2, 5, 10, 30, 60, 120, 300);
    private static readonly TimeSpan[] ResendWaits = Seconds(0, 60, 300, 900, 3600);
    private static readonly TimeSpan[] FollowUpWaits = Seconds(5, 30, 60, 300, 900, 3600);

    public static readonly TimeSpan ForQuota = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan ForCalls = TimeSpan.FromMinutes(5);
    public static readonly TimeSpan ForReconnection = TimeSpan.FromMinutes(1);
    public static readonly TimeSpan ForNewToken = TimeSpan.FromHours(1);
    public static readonly TimeSpan ForLivingOwner = TimeSpan.FromSeconds(5);

    /// <summary>Instagram finishes pictures in seconds, and counts every read.</summary>
    public static TimeSpan Poll(int n) => At(PollWaits, n);

    public static TimeSpan Retry(int n) => At(RetryWaits, n);

    /// <summary>After a publish whose failure is proven: at once the first time, then rarely.</summary>
    public static TimeSpan Resend(int n) => At(ResendWaits, n);

    public static TimeSpan FollowUp(int n) => At(FollowUpWaits, n);

    private static TimeSpan At(TimeSpan[] waits, int n) => waits[Math.Min(n, waits.Length - 1)];

    private static TimeSpan[] Seconds(params int[] seconds) => [.. seconds.Select(value => TimeSpan.FromSeconds(value))];
}
