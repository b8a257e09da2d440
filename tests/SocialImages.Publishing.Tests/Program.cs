using SocialImages.Publishing.Tests.Docks;
using Xunit.Runner.InProc.SystemConsole;

namespace SocialImages.Publishing.Tests;

internal static class Program
{
    // A crash test starts this program as a worker; everybody else runs tests, as Main does when xunit writes it.
    public static Task<int> Main(string[] args) => args is [Worker.Argument] ? Worker.RunAsync() : ConsoleRunner.Run(args);
}
