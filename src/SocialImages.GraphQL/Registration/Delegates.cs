using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Execution.Results;
using SocialImages.GraphQL.Language;

namespace SocialImages.GraphQL.Registration;

/// <summary>Calls a member and leaves its result, finished or not, with the context.</summary>
public delegate void FieldResolver(ResolverContext context);

/// <summary>Writes a leaf field's value; false when it is null and nothing was written.</summary>
public delegate bool LeafFieldWriter(ResolverContext context, ResultWriter writer);

/// <summary>Reads a coerced literal, never null and free of variables, into a .NET value.</summary>
public delegate object? ValueReader(ValueNode literal, InputReader reader);

/// <summary>Loads an object by the key inside its global id.</summary>
public delegate void NodeLoader(ResolverContext context, object key);

/// <summary>Opens the stream of events that wakes a subscription field.</summary>
public delegate ValueTask<IAsyncEnumerable<object?>> EventStreamOpener(ResolverContext context);
