using Microsoft.Extensions.DependencyInjection;
using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Registration.Assembling;

/// <summary>Makes fields and arguments out of their declarations.</summary>
internal sealed class FieldAssembler(SchemaAssembler assembler, PagingConvention paging, SchemaSetup setup, double? asyncCost)
{
    private readonly MutationConvention _mutations = new(assembler, setup);

    /// <param name="source">The declaration.</param>
    /// <param name="owner">The type's name.</param>
    /// <param name="root">Which root type the owner is, if it is one.</param>
    /// <param name="ownerDemands">What the owner demands of the user.</param>
    public FieldConfiguration Make(FieldDeclaration source, string owner, OperationType? root, IReadOnlyList<AuthorizeAttribute>? ownerDemands = null)
    {
        if (root == OperationType.Mutation && _mutations.AppliesTo(source))
            return Finish(source, _mutations.Make(source, this), root, ownerDemands, _mutations.IsWrapped(source) ? _mutations.InputArgument : null, hasPayload: !_mutations.HasOwnPayload(source));
        if (source.Paging is not null)
            return MakePaged(source, owner, root, ownerDemands);
        var field = new FieldConfiguration(source.Name, source.Type.ToNode(assembler.OutputName(source.Type)));
        field.Arguments.AddRange(source.Arguments.Select(MakeInput));
        return Finish(source, field, root, ownerDemands, null, hasPayload: false);
    }

    public InputValueConfiguration MakeInput(ArgumentDeclaration source)
    {
        var input = new InputValueConfiguration(source.Name, source.Type.ToNode(assembler.InputName(source.Type)))
        {
            Description = source.Description,
            DefaultValue = source.DefaultValue is { } text ? Utf8GraphQLParser.ParseValue(text) : null,
        };
        if (source.DeprecationReason is { } reason)
            input.Directives.Add(Deprecation.Directive(reason));
        if (source.Cost is { } cost)
            input.Directives.Add(CostDirectives.Cost(cost));
        return input;
    }

    private FieldConfiguration MakePaged(FieldDeclaration source, string owner, OperationType? root, IReadOnlyList<AuthorizeAttribute>? ownerDemands)
    {
        var settings = paging.Settings(source.Paging!);
        var field = new FieldConfiguration(source.Name, new NamedTypeNode(paging.ConnectionName(source, settings)));
        field.Arguments.AddRange(source.Arguments.Select(MakeInput));
        field.Arguments.AddRange(PagingConvention.Arguments(settings));
        if (source.ListSize is null)
            field.Directives.Add(CostDirectives.ListSize(PagingConvention.ListSize(settings)));
        return Finish(source, field, root, ownerDemands, null, hasPayload: false, settings);
    }

    private FieldConfiguration Finish(
        FieldDeclaration source,
        FieldConfiguration field,
        OperationType? root,
        IReadOnlyList<AuthorizeAttribute>? ownerDemands,
        string? inputArgument,
        bool hasPayload,
        PagingSettings? settings = null)
    {
        field.Description = source.Description;
        if (source.ListSize is { } size)
            field.Directives.Add(CostDirectives.ListSize(size));
        if ((source.Cost ?? (source.IsAsync ? asyncCost : null)) is { } cost)
            field.Directives.Add(CostDirectives.Cost(cost));
        if (source.DeprecationReason is { } reason)
            field.Directives.Add(Deprecation.Directive(reason));
        field.Binding = new ResolverBinding
        {
            Resolver = source.IdOf is { } type ? FormatIds(source.Resolver!, type) : source.Resolver,
            Writer = source.Writer,
            Arguments = [.. source.Arguments.Select(Bind)],
            InputArgument = inputArgument,
            Paging = settings,
            PayloadErrors = hasPayload ? source.Errors : null,
            Authorize = source.AllowAnonymous ? [] : [.. source.Authorize, .. ownerDemands ?? []],
            KeepsContext = source.KeepsContext,
            NeedsOwnScope = source.IsAsync && Scope(root) == DependencyInjectionScope.Resolver && source.Services.Any(IsScoped),
            OpenStream = source.OpenStream,
        };
        return field;
    }

    private static ArgumentBinding Bind(ArgumentDeclaration argument) => new(
        argument.Name, argument.Reader, argument.DefaultValue is { } text ? Utf8GraphQLParser.ParseValue(text) : null, argument.Type.Shape.EndsWith('!'));

    private DependencyInjectionScope Scope(OperationType? root) => root switch
    {
        OperationType.Mutation => setup.Options.DefaultMutationDependencyInjectionScope,
        OperationType.Subscription => DependencyInjectionScope.Request,
        _ => setup.Options.DefaultQueryDependencyInjectionScope,
    };

    private bool IsScoped(Type service)
    {
        var generic = service.IsGenericType ? service.GetGenericTypeDefinition() : service;
        var registration = setup.Services.LastOrDefault(s => !s.IsKeyedService && (s.ServiceType == service || s.ServiceType == generic));
        return registration is null || registration.Lifetime != ServiceLifetime.Singleton;
    }

    private static FieldResolver FormatIds(FieldResolver resolver, string type) => context =>
    {
        resolver(context);
        context.ChangeResult(value => NodeIdFormat.Format(type, value));
    };
}
