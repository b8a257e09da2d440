using Microsoft.Extensions.DependencyInjection;

namespace SocialImages.GraphQL.Execution;

/// <summary>What the <c>Add…</c> methods of a schema extend.</summary>
public interface IRequestExecutorBuilder
{
    /// <summary>The schema's name; also the key of its <see cref="RequestExecutor"/> and the name of its options.</summary>
    string Name { get; }

    IServiceCollection Services { get; }
}
