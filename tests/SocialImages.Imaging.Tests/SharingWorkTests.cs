namespace SocialImages.Imaging.Tests;

/// <summary>Parts of a worker's work, offered to others.</summary>
public sealed class SharingWorkTests
{
    [Fact]
    public async Task BegunByTheOther_IsWaitedForAndDoneOnce()
    {
        var done = 0;
        using var hold = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        using var shared = new SharedWork<int>([() =>
        {
            begun.Set();
            hold.Wait();
            return ++done;
        }]);
        var other = Task.Run(shared.Pieces.Single());
        begun.Wait(TestContext.Current.CancellationToken);

        var results = Task.Run(() => shared.Results);
        hold.Set();

        Assert.Equal([1], await results);
        await other;
        Assert.Equal(1, done);
    }

    [Fact]
    public async Task WhileTheOtherDoesTheFirst_TheRestIsDoneHere()
    {
        using var hold = new ManualResetEventSlim();
        using var begun = new ManualResetEventSlim();
        using var shared = new SharedWork<int>([Held, () => Environment.CurrentManagedThreadId, End]);
        var other = Task.Run(shared.Pieces.First());
        begun.Wait(TestContext.Current.CancellationToken);

        var results = shared.Results;

        Assert.Equal([1, Environment.CurrentManagedThreadId, 3], results);
        await other;

        int Held()
        {
            begun.Set();
            hold.Wait();
            return 1;
        }

        int End()
        {
            hold.Set();
            return 3;
        }
    }

    [Fact]
    public void BegunTooLate_DoesNothingAnyMore()
    {
        var done = 0;
        var shared = new SharedWork<int>([() => ++done]);

        shared.Dispose();
        shared.Pieces.Single()();

        Assert.Equal(1, done);
    }

    [Fact]
    public void Failure_IsThrownToTheOneWhoWantsTheResultAlone()
    {
        using var shared = new SharedWork<int>([() => throw new InvalidOperationException("broken")]);

        shared.Pieces.Single()();

        Assert.Equal("broken", Assert.Throws<InvalidOperationException>(() => shared.Results).Message);
    }
}
