namespace SocialImages.Api.GraphQLServers;

/// <summary>Where Banana Cake Pop is and what it starts with.</summary>
internal static class BananaCakePop
{
    private const string FirstDocument = """
        # Signed in as the demo owner. Run one operation at a time.
        mutation Generate {
          generateImages(input: { prompt: "Sunrise over the bay, a cup of coffee on the pier", style: VIBRANT, aspectRatio: PORTRAIT_4_5 }) {
            generation { id status }
            errors { __typename ... on Error { message } }
          }
        }

        subscription Watch($id: ID!) {
          onGenerationProgress(generationId: $id) { sequence stage percent previewUrl image { url(rendition: MEDIUM) } error { message } }
        }

        query Library {
          images(first: 10) { nodes { id prompt url(rendition: THUMBNAIL) size { width height } } }
        }
        """;

    public static void ServeBananaCakePop(this GraphQLServerOptions options, IWebHostEnvironment environment)
    {
        options.Tool.Enable = environment.IsDevelopment();
        options.Tool.Directory = System.IO.Path.Combine(AppContext.BaseDirectory, "wwwroot", "graphql");
        options.Tool.Title = "SocialImages";
        options.Tool.Document = FirstDocument;
    }
}
