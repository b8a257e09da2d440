using SocialImages.GraphQL;
using SocialImages.GraphQL.Execution;
using SocialImages.GraphQL.Registration;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Pagination;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>What a schema is made of.</summary>
public static class SchemaRequestExecutorBuilderExtensions
{
    /// <summary>Adds <c>node</c>, <c>nodes</c> and the interface <c>Node</c> for every type with a node resolver.</summary>
    public static IRequestExecutorBuilder AddGlobalObjectIdentification(this IRequestExecutorBuilder builder) =>
        builder.Change(static setup => setup.HasGlobalIds = true);

    /// <summary>Mutations take one <c>input</c> and return a payload.</summary>
    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder, bool applyToAllMutations = true) =>
        builder.AddMutationConventions(new MutationConventionOptions { ApplyToAllMutations = applyToAllMutations });

    public static IRequestExecutorBuilder AddMutationConventions(this IRequestExecutorBuilder builder, MutationConventionOptions options) =>
        builder.Change(setup => setup.Mutations = options);

    /// <summary>Every error type of a mutation implements <typeparamref name="T"/>.</summary>
    public static IRequestExecutorBuilder AddErrorInterfaceType<T>(this IRequestExecutorBuilder builder) =>
        builder.Change(static setup => setup.ErrorInterface = typeof(T));

    /// <summary>Files may be uploaded; the scalar joins the schema where an <see cref="IFile"/> is used.</summary>
    public static IRequestExecutorBuilder AddUploadType(this IRequestExecutorBuilder builder) => builder.Change(static _ => { });

    /// <summary>Values of <typeparamref name="TRuntime"/> are <typeparamref name="TSchema"/> scalars; see <see cref="AddTypeConverter"/>.</summary>
    public static IRequestExecutorBuilder BindRuntimeType<TRuntime, TSchema>(this IRequestExecutorBuilder builder)
        where TSchema : ScalarType, new() => builder.Change(static setup =>
        {
            // Scalars of the server itself are found by name.
            if (typeof(TSchema).Assembly != typeof(ScalarType).Assembly && !setup.Scalars.Exists(static scalar => scalar is TSchema))
                setup.Scalars.Add(new TSchema());
        });

    /// <summary>Tells how a value becomes one of another type.</summary>
    public static IRequestExecutorBuilder AddTypeConverter<TFrom, TTo>(this IRequestExecutorBuilder builder, Func<TFrom, TTo> convert) =>
        builder.Change(setup => setup.Converters[(typeof(TFrom), typeof(TTo))] = value => convert((TFrom)value));

    public static IRequestExecutorBuilder ModifyOptions(this IRequestExecutorBuilder builder, Action<SchemaOptions> configure) =>
        builder.Change(setup => configure(setup.Options));

    public static IRequestExecutorBuilder ModifyPagingOptions(this IRequestExecutorBuilder builder, Action<PagingOptions> configure) =>
        builder.Change(setup => setup.Paging.Add(configure));

    internal static IRequestExecutorBuilder Change(this IRequestExecutorBuilder builder, Action<SchemaSetup> change)
    {
        ArgumentNullException.ThrowIfNull(builder);
        change(builder.Setup());
        return builder;
    }
}
