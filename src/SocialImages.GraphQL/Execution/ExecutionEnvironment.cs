using System.Collections.Frozen;
using SocialImages.GraphQL.DataLoader;
using SocialImages.GraphQL.Execution.Planning;

namespace SocialImages.GraphQL.Execution;

/// <summary>What all requests of a schema share.</summary>
internal sealed record ExecutionEnvironment(
    ExecutionSchema Schema,
    FrozenDictionary<Type, DataLoaderFactory> DataLoaders,
    RequestExecutorOptions Options,
    ErrorHandler Errors,
    ServiceScopes Scopes,
    TimeProvider Time);
