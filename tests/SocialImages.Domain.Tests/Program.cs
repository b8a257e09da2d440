using SocialImages.Domain.Tests.Support;
using Xunit.Runner.InProc.SystemConsole;

namespace SocialImages.Domain.Tests;

internal static class Program
{
    // A crash test starts this program as a worker; everybody else runs tests, as Main does when xunit writes it.
    public static Task<int> Main(string[] args) => args is [WorkerProcess.Argument] ? WorkerProcess.RunAsync() : ConsoleRunner.Run(args);
}
