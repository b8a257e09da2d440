namespace SocialImages.Api;

/// <summary>Operations that clients have been built with and name by id.</summary>
internal sealed class PersistedOperationsOptions
{
    /// <summary>
    /// `GRAPHQL_PERSISTED_OPERATIONS`: a JSON file of id and document, as GraphQL Code Generator's `persistedDocuments` writes
    /// it. The editor's build leaves its own in the web root as `persisted-documents.json`, which is the default where it is.
    /// </summary>
    public string? File { get; set; }

    /// <summary>`GRAPHQL_ONLY_PERSISTED_OPERATIONS`: whether all other operations are refused. Default false.</summary>
    public bool Only { get; set; }

    public static PersistedOperationsOptions Add(WebApplicationBuilder builder)
    {
        var options = new PersistedOperationsOptions();
        options.Read(builder.Configuration, builder.Environment.WebRootPath);
        builder.Services.AddOptions<PersistedOperationsOptions>()
            .Configure(configured => configured.Read(builder.Configuration, builder.Environment.WebRootPath))
            .Validate(configured => configured.File is null || System.IO.File.Exists(configured.File), "GRAPHQL_PERSISTED_OPERATIONS names no file.")
            .Validate(
                configured => configured.File is not null || !configured.Only,
                "GRAPHQL_ONLY_PERSISTED_OPERATIONS leaves nothing to ask: GRAPHQL_PERSISTED_OPERATIONS names no file.")
            .ValidateOnStart();
        return options;
    }

    private void Read(ConfigurationManager configuration, string? webRoot)
    {
        var editors = System.IO.Path.Combine(webRoot ?? "", "persisted-documents.json");
        File = configuration["GRAPHQL_PERSISTED_OPERATIONS"] is { Length: > 0 } file ? file : System.IO.File.Exists(editors) ? editors : null;
        Only = configuration.GetValue("GRAPHQL_ONLY_PERSISTED_OPERATIONS", false);
    }
}
