using System.Text.Json;
using SocialImages.Emulators.Painting;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.OpenAI;

/// <summary><c>POST /moderations</c>: text by the word list, pictures by <see cref="PictureJudge"/>.</summary>
internal sealed class ModerationEndpoint(RemoteFiles remote, PictureJudge judge)
{
    private const string Omni = "omni-moderation-latest";
    private const int MaxImageBytes = 20 * 1024 * 1024;
    private static readonly string[] Models = [Omni, "omni-moderation-2024-09-26", "text-moderation-latest", "text-moderation-stable"];
    private static readonly string[] TextOnly = ["text"];
    private static readonly string[] TextAndImage = ["text", "image"];
    private static readonly string[] ScoredForImages = ["self-harm", "self-harm/intent", "self-harm/instructions", "sexual", "violence", "violence/graphic"];

    public async Task<IResult> HandleAsync(HttpRequest http, CancellationToken cancellationToken)
    {
        var json = await RequestBodies.OpenAIJsonAsync(http, cancellationToken);
        var fields = new RequestFields(json, fromForm: false);
        fields.RefuseUnknown(new HashSet<string> { "model", "input" });
        var model = fields.Text("model") ?? Omni;
        if (!Models.Contains(model))
            throw new OpenAIException(StatusCodes.Status404NotFound, "invalid_request_error", "model_not_found", "model", $"The model `{model}` does not exist or you do not have access to it.");
        var input = fields.Element("input") ?? throw OpenAIException.Invalid("missing_required_parameter", "input", "Missing required parameter: 'input'.");
        var judgements = await JudgeAsync(input, model.StartsWith("omni", StringComparison.Ordinal), cancellationToken);
        return WireJson.Answer(new { id = $"modr-{Ids.Hex(8)}", model, results = judgements.Select(Describe) });
    }

    private async Task<List<Judgement>> JudgeAsync(JsonElement input, bool takesImages, CancellationToken cancellationToken)
    {
        if (input.ValueKind == JsonValueKind.String) return [Judgement.Of(input.GetString()!)];
        if (input.ValueKind != JsonValueKind.Array || input.GetArrayLength() == 0) throw Unreadable();
        if (input.EnumerateArray().All(item => item.ValueKind == JsonValueKind.String)) return [.. input.EnumerateArray().Select(item => Judgement.Of(item.GetString()!))];
        if (!takesImages) throw Unreadable();

        // Parts of text and pictures together are one input and have one result.
        var whole = Judgement.Of("");
        foreach (var part in input.EnumerateArray()) whole = whole.And(await JudgePartAsync(part, cancellationToken));
        return [whole];
    }

    private async Task<Judgement> JudgePartAsync(JsonElement part, CancellationToken cancellationToken)
    {
        var type = part.ValueKind == JsonValueKind.Object && part.TryGetProperty("type", out var kind) ? kind.GetString() : null;
        if (type == "text" && part.TryGetProperty("text", out var text) && text.ValueKind == JsonValueKind.String) return Judgement.Of(text.GetString()!);
        if (type != "image_url" || !part.TryGetProperty("image_url", out var image) || image.ValueKind != JsonValueKind.Object || !image.TryGetProperty("url", out var url) || url.ValueKind != JsonValueKind.String)
            throw Unreadable();
        var bytes = await remote.ReadAsync(url.GetString()!, MaxImageBytes, cancellationToken);
        if (bytes is null || ImageHeader.Read(bytes) is null)
            throw OpenAIException.Invalid("invalid_image_url", "input", "Failed to read the image from its URL: not a supported image.");
        return new Judgement([.. await judge.CategoriesAsync(bytes, cancellationToken)], SawImage: true, url.GetString()!);
    }

    private static OpenAIException Unreadable() =>
        OpenAIException.Invalid("invalid_type", "input", "Invalid type for 'input': expected a string, an array of strings or an array of text and image_url parts.");

    private static object Describe(Judgement judgement) => new
    {
        flagged = judgement.Categories.Count > 0,
        categories = ModerationWords.AllCategories.ToDictionary(category => category, judgement.Categories.Contains),
        category_scores = ModerationWords.AllCategories.ToDictionary(category => category, judgement.Score),
        category_applied_input_types = ModerationWords.AllCategories.ToDictionary(
            category => category,
            category => judgement.SawImage && ScoredForImages.Contains(category) ? TextAndImage : TextOnly),
    };

    private sealed record Judgement(IReadOnlySet<string> Categories, bool SawImage, string Seed)
    {
        public Judgement(List<string> categories, bool SawImage, string seed)
            : this(categories.ToHashSet(), SawImage, seed)
        {
        }

        public static Judgement Of(string text) => new(ModerationWords.Categories(text).ToHashSet(), SawImage: false, text);

        public Judgement And(Judgement other) => new(Categories.Union(other.Categories).ToHashSet(), SawImage || other.SawImage, Seed + other.Seed);

        public double Score(string category)
        {
            var noise = Ids.Stable(category + Seed) % 10_000 / 10_000.0;
            return Categories.Contains(category) ? 0.82 + 0.17 * noise : 0.00001 + 0.004 * noise * noise;
        }
    }
}
