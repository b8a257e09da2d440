using System.Collections.Frozen;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using SocialImages.GraphQL.DataLoader;
using SocialImages.GraphQL.Execution.Caching;
using SocialImages.GraphQL.Execution.Planning;
using SocialImages.GraphQL.Execution.Resolvers;
using SocialImages.GraphQL.Language;
using SocialImages.GraphQL.Registration;
using SocialImages.GraphQL.Registration.Assembling;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Validation;

namespace SocialImages.GraphQL.Execution;

/// <summary>Builds a schema and everything that executes requests against it.</summary>
internal static class RequestExecutorFactory
{
    public static RequestExecutor Create(string name, SchemaSetup setup, IServiceProvider services)
    {
        var costOptions = SchemaSetup.Apply(new CostOptions { EnforceCostLimits = setup.HasDefaultSecurity }, setup.Cost);
        var assembler = new SchemaAssembler(setup, costOptions.DefaultResolverCost);
        var schema = assembler.Build();
        var executable = new ExecutionSchema(schema, assembler.Objects, assembler.Authorize, new TypeConversion(setup.Converters));
        var options = SchemaSetup.Apply(new RequestExecutorOptions(), setup.Requests);
        var cost = new CostAnalyzer(costOptions);
        var environment = new ExecutionEnvironment(
            executable,
            services.GetServices<DataLoaderFactory>().DistinctBy(static factory => factory.Interface).ToFrozenDictionary(static factory => factory.Interface),
            options,
            ErrorHandler(setup, options, services),
            new ServiceScopes(setup.ScopeInitializers),
            services.GetRequiredService<TimeProvider>());
        var prepared = new PreparedRequests(executable, new DocumentValidator(Validation(setup, services)), cost, Parser(setup));
        var runner = new RequestRunner(environment, prepared, cost, new ExecutionGate(options.MaxConcurrentExecutions));
        return new RequestExecutor(name, runner.ExecuteAsync, new SchemaText(() => SchemaPrinter.Print(schema), type => SchemaPrinter.PrintType(schema, type)));
    }

    private static ErrorHandler ErrorHandler(SchemaSetup setup, RequestExecutorOptions options, IServiceProvider services) => new(
        [.. setup.ErrorFilters.Select(create => create(services))],
        options.IncludeExceptionDetails,
        services.GetRequiredService<ILoggerFactory>().CreateLogger("SocialImages.GraphQL.Execution"));

    private static ValidationOptions Validation(SchemaSetup setup, IServiceProvider services)
    {
        var isDevelopment = services.GetService<IHostEnvironment>()?.IsDevelopment() ?? false;
        var isClosed = setup.DisableIntrospection ?? (setup.HasDefaultSecurity && !isDevelopment);
        return SchemaSetup.Apply(new ValidationOptions { AllowIntrospection = !isClosed }, setup.Validation);
    }

    private static ParserOptions Parser(SchemaSetup setup)
    {
        var options = SchemaSetup.Apply(new RequestParserOptions(), setup.Parser);
        return new ParserOptions
        {
            MaxAllowedFields = options.MaxAllowedFields,
            MaxAllowedDirectives = options.MaxAllowedDirectives,
            MaxAllowedRecursionDepth = options.MaxAllowedRecursionDepth,
            MaxAllowedNodes = options.MaxAllowedNodes,
            MaxAllowedTokens = options.MaxAllowedTokens,
        };
    }
}
