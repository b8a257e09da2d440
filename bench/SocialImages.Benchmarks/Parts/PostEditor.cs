using System.Diagnostics;
using System.Net.Http.Headers;
using System.Text.Json;
using SocialImages.Imaging;
using SocialImages.Imaging.Drawing;

namespace SocialImages.Benchmarks.Parts;

/// <summary>
/// The post editor in a headless Chromium: script of the first load, LCP, interaction to next paint, and scrolling through a library of
/// <see cref="Workbench.Images"/> whose thumbnails are real, beside an empty list.
/// </summary>
internal static class PostEditor
{
    private const int Pictures = 36;
    private const string Upload = "mutation($input: UploadImagesInput!) { uploadImages(input: $input) { images { id } errors { ... on Error { message } } } }";
    private static readonly PixelSize[] Sizes = [new(1080, 1350), new(1080, 1080), new(1350, 900)];

    public static async Task MeasureAsync(Workbench workbench)
    {
        var root = ImageRenditions.Repository();
        await using var product = await workbench.StartProductAsync(("ASPNETCORE_CONTENTROOT", Path.Combine(root, "src", "SocialImages.Api")));
        await UploadAsync(product.Address, workbench.Token);
        await ShowUploadsEverywhereAsync(workbench);
        using var browser = Process.Start("node", [Path.Combine(root, "bench", "editor", "measure.mjs"), product.Address.GetLeftPart(UriPartial.Authority), $"{Workbench.Images + Pictures}"]);
        await browser.WaitForExitAsync();
        if (browser.ExitCode != 0) throw new InvalidOperationException("The editor missed a limit; see above.");
    }

    private static async Task UploadAsync(Uri address, string token)
    {
        using var http = new HttpClient { BaseAddress = address };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        http.DefaultRequestHeaders.Add("GraphQL-Preflight", "1");
        using var engine = new ImagingEngine();
        var codec = new ImageCodec(engine);
        for (var number = 0; number < Pictures; number++)
        {
            using var form = new MultipartFormDataContent
            {
                { new StringContent(JsonSerializer.Serialize(new { query = Upload, variables = new { input = new { files = new object?[] { null } } } })), "operations" },
                { new StringContent("""{"0":["variables.input.files.0"]}"""), "map" },
                { new ByteArrayContent((await codec.EncodeAsync(Paint(number), ImageFormat.Jpeg, new Quality(85))).Bytes.ToArray()), "0", $"picture-{number}.jpg" },
            };
            using var response = await http.PostAsync(new Uri("graphql", UriKind.Relative), form);
            using var answer = JsonDocument.Parse(await response.Content.ReadAsStringAsync());
            if (answer.RootElement.TryGetProperty("errors", out var problem)) throw new InvalidOperationException(problem.ToString());
        }
    }

    // Waves of other colours and lengths in each, and noise, so that no two pictures and no two thumbnails are alike.
    private static PixelBuffer Paint(int number)
    {
        var (canvas, random) = (new PixelBuffer(Sizes[number % Sizes.Length], PixelFormat.Rgb), new Random(number));
        var (length, tilt) = (0.004 + (number * 0.0006), 0.002 + (number % 7 * 0.001));
        for (var y = 0; y < canvas.Size.Height; y++)
        {
            var row = canvas.Row(y);
            for (var at = 0; at < row.Length; at++)
                row[at] = (byte)(128 + (100 * Math.Sin((at / 3 * length) + (y * tilt) + (at % 3 * (1 + (number % 5))))) + random.Next(-12, 13));
        }

        return canvas;
    }

    private static Task<long> ShowUploadsEverywhereAsync(Workbench workbench) => workbench.ScalarAsync<long>(
        """
        create temporary table taken as select *, row_number() over (order by id) - 1 as place from images where model is distinct from 'bench';
        update images set content_hash = taken.content_hash, placeholder = taken.placeholder, colors = taken.colors, width = taken.width,
            height = taken.height, byte_size = taken.byte_size, mime_type = taken.mime_type
        from (select id, row_number() over (order by created_at) % (select count(*) from taken) as place from images where model = 'bench') numbered
        join taken using (place) where images.id = numbered.id;
        insert into image_renditions select shown.id, made.rendition, made.content_hash, made.mime_type, made.width, made.height, made.byte_size
        from images shown join taken using (content_hash) join image_renditions made on made.image_id = taken.id where shown.model = 'bench';
        analyze images; analyze image_renditions;
        select count(*) from images;
        """);
}
