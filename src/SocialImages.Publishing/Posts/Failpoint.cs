namespace SocialImages.Publishing.Posts;

/// <summary>
/// Places at which a test may kill the process. Nothing in the product sets one: the worker that the crash tests start does.
/// </summary>
internal sealed class Failpoint(Action<string>? reached = null)
{
    public static readonly Failpoint None = new();

    public void Reach(string name) => reached?.Invoke(name);
}
