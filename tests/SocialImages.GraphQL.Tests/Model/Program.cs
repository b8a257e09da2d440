using SocialImages.GraphQL;
using SocialImages.GraphQL.Types;

[assembly: Module("SampleTypes")]

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton<Sample.Store>();
builder.Services
    .AddGraphQLServer()
    .AddSampleTypes()
    .AddGlobalObjectIdentification()
    .AddMutationConventions()
    .AddErrorInterfaceType<Sample.IUserError>()
    .AddInMemorySubscriptions()
    .AddUploadType();
var app = builder.Build();
app.UseWebSockets();
app.MapGraphQL();
return await app.RunWithGraphQLCommandsAsync(args);
