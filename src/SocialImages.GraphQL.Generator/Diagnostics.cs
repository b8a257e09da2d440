using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal static class Diagnostics
{
    public static readonly DiagnosticDescriptor UnknownType = Error(
        "SIGQL001", "Unknown type", "`{0}` has the type `{1}`, which is neither known nor the interface of a generated data loader");

    public static readonly DiagnosticDescriptor NoInputType = Error(
        "SIGQL002", "Not an input type", "`{0}` cannot be an argument: `{1}` is no scalar, enum, list or class that can be made from its properties; mark a service with [Service]");

    public static readonly DiagnosticDescriptor NoOutputType = Error(
        "SIGQL003", "Not an output type", "`{0}` cannot be a field: `{1}` has no schema type");

    public static readonly DiagnosticDescriptor InstanceResolver = Error(
        "SIGQL004", "Resolver must be static", "`{0}` must be static to become a field");

    public static readonly DiagnosticDescriptor BadDataLoader = Error(
        "SIGQL005", "Not a data loader", "`{0}` must be static, take a list of keys first and return a task of a dictionary or a lookup by key");

    public static readonly DiagnosticDescriptor NoStream = Error(
        "SIGQL006", "No event stream", "`{0}` has no stream of events: {1}");

    public static readonly DiagnosticDescriptor BadError = Error(
        "SIGQL007", "Not an error type", "`{0}` is no exception and has neither a constructor nor a CreateErrorFrom method that takes one");

    public static readonly DiagnosticDescriptor BadNodeResolver = Error(
        "SIGQL008", "Not a node resolver", "`{0}` must take the key first and return an object type");

    public static readonly DiagnosticDescriptor NotPartial = Error(
        "SIGQL009", "Class must be static partial", "`{0}` must be a static partial class that is not nested");

    public static readonly DiagnosticDescriptor BadReference = Error(
        "SIGQL010", "Parameter cannot be bound", "`{0}` is passed by reference, which a resolver cannot be");

    public static readonly DiagnosticDescriptor NothingToPage = Error(
        "SIGQL011", "Nothing to page", "`{0}` has [UsePaging] but returns `{1}`, which is neither a Connection<T> nor a list of what a schema can hold");

    public static readonly DiagnosticDescriptor WrongParent = Error(
        "SIGQL012", "Not the parent", "`{0}` takes a parent of the type `{1}`, but is a field of `{2}`");

    public static readonly DiagnosticDescriptor SecondNodeResolver = Error(
        "SIGQL013", "Second node resolver", "`{0}` finds `{1}` by its id, but `{2}` does so already; one of them must not be a node resolver");

    private static DiagnosticDescriptor Error(string id, string title, string message) =>
        new(id, title, message, "SocialImages.GraphQL", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
