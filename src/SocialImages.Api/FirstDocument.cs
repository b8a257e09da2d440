namespace SocialImages.Api;

/// <summary>What a visitor of the GraphQL tool starts with.</summary>
internal static class FirstDocument
{
    public const string Text = """
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
}
