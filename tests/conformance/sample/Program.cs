using SocialImages.GraphQL;
using SocialImages.GraphQL.Conformance;

[assembly: Module("SampleTypes")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<ImageShelf>();
builder.Services
    .AddGraphQLServer()
    .AddSampleTypes()
    .AddGlobalObjectIdentification()
    .AddMutationConventions()
    .AddUploadType()
    .AddInMemorySubscriptions()
    .UseAutomaticPersistedOperationPipeline()
    .AddInMemoryOperationDocumentStorage()
    .ModifyServerOptions(options =>
    {
        options.Tool.Directory = builder.Configuration["BananaCakePop"];
        options.Tool.Enable = options.Tool.Directory is not null;
    });
var app = builder.Build();
app.UseWebSockets();
app.MapGraphQL();
await app.RunAsync();
