using Microsoft.Extensions.Options;
using SocialImages.Api;
using SocialImages.Api.Editor;
using SocialImages.Api.Health;
using SocialImages.Api.Images;
using SocialImages.Api.InstagramAccounts;
using SocialImages.Api.Limits;
using SocialImages.Api.Posts;
using SocialImages.Api.Workspaces;
using SocialImages.Domain.Data;
using SocialImages.Domain.Generations;
using SocialImages.Domain.Images;
using SocialImages.Domain.InstagramAccounts;
using SocialImages.Domain.Library;
using SocialImages.Domain.Moderation;
using SocialImages.Domain.Posts;
using SocialImages.Domain.Workspaces;
using SocialImages.Publishing;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddSingleton(TimeProvider.System);
builder.Services
    .AddData(builder.Configuration)
    .AddWorkspaces(builder.Configuration)
    .AddImages(builder.Configuration)
    .AddModeration(builder.Configuration)
    .AddGenerations(builder.Configuration)
    .AddInstagramAccounts(builder.Configuration)
    .AddPosts()
    .AddLibrary(builder.Configuration)
    .AddPublishing(builder.Configuration);
builder.Services
    .AddSignIn(builder)
    .AddRequestLimits()
    .AddHealth()
    .AddEditor(builder)
    .AddGraphQLApi(builder);

var app = builder.Build();
app.UseWebSockets();
app.UseSignIn();
app.UseRequestLimits();
app.MapHealth();
app.MapFiles();
app.MapUploads();
app.MapInstagramCallback();
app.MapCloudinaryWebhook();
app.MapGraphQLApi();
app.MapEditor();

try
{
    return await app.RunAsync(args);
}
catch (OptionsValidationException exception)
{
    foreach (var failure in exception.Failures) await Console.Error.WriteLineAsync($"Wrong setting: {failure}");
    return 1;
}
