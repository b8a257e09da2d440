namespace SocialImages.Imaging.Tests;

/// <summary>Half of a worker's work, offered to another one.</summary>
public sealed class SharingWorkTests
{
    [Fact]
    public async Task BegunByTheOther_IsWaitedForAndDoneOnce()
    {
        var done = 0;
        using var hold = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        using var shared = new SharedWork<int>(() =>
        {
            begun.Set();
            hold.Wait();
            return ++done;
        });
        var other = Task.Run(shared.Begin);
        begun.Wait(TestContext.Current.CancellationToken);

        var result = Task.Run(() => shared.Result);
        hold.Set();

        Assert.Equal(1, await result);
        await other;
        Assert.Equal(1, done);
    }

    [Fact]
    public void BegunTooLate_DoesNothingAnyMore()
    {
        var done = 0;
        var shared = new SharedWork<int>(() => ++done);

        shared.Dispose();
        shared.Begin();

        Assert.Equal(1, done);
    }

    [Fact]
    public void Failure_IsThrownToTheOneWhoWantsTheResultAlone()
    {
        using var shared = new SharedWork<int>(() => throw new InvalidOperationException("broken"));

        shared.Begin();

        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => shared.Result).Message);
    }
}
