using System.Text.Json;
using System.Text.Json.Serialization;
using SocialImages.Domain.Images;
using SocialImages.Imaging;

namespace SocialImages.Domain.Generations.Providers;

/// <summary>The models this service knows. The built-in list can be replaced by a file.</summary>
public sealed class ModelCatalog
{
    private const string BuiltIn = "SocialImages.Domain.Generations.Providers.model-catalog.json";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(), new PixelSizeConverter() },
        RespectNullableAnnotations = true,
    };

    private readonly ImageModel[] _models;

    private ModelCatalog(IReadOnlyList<ImageModel> models) => _models = [.. models];

    public IReadOnlyList<ImageModel> Models => _models;

    /// <param name="path">`MODEL_CATALOG_PATH`: a JSON file of the same form as the built-in one; null for that one.</param>
    /// <param name="configured">The model each provider's setting names; where that is not listed, the provider's template lends its abilities.</param>
    /// <exception cref="InvalidOperationException">The file cannot be read or is not a catalogue; the message names the setting.</exception>
    public static ModelCatalog Load(string? path, IReadOnlyDictionary<string, string>? configured = null)
    {
        try
        {
            using var json = path is null ? typeof(ModelCatalog).Assembly.GetManifestResourceStream(BuiltIn)! : File.OpenRead(path);
            var models = JsonSerializer.Deserialize<Document>(json, Json)!.Models;
            ThrowUnlessComplete(models);
            return new ModelCatalog([.. models.Select(model => Named(model, models, configured))]);
        }
        catch (Exception exception) when (exception is JsonException or IOException or UnauthorizedAccessException)
        {
            throw new InvalidOperationException($"MODEL_CATALOG_PATH ({path}) is not a readable model catalogue: {exception.Message}", exception);
        }
    }

    /// <summary>Null when no such model is listed.</summary>
    public ImageModel? Find(string provider, string name)
        => Array.Find(_models, model => model.Provider == provider && model.IsNamed(name));

    /// <summary>The model of that name, of whichever provider; the first one where several have it.</summary>
    public ImageModel? Find(string name) => Array.Find(_models, model => model.IsNamed(name));

    /// <summary>The provider's default model, else its first one alive.</summary>
    public ImageModel? DefaultOf(string provider, DateTimeOffset now)
        => _models.Where(model => model.Provider == provider && model.IsAliveAt(now)).OrderByDescending(model => model.IsDefault).FirstOrDefault();

    private static ImageModel Named(ImageModel model, IReadOnlyList<ImageModel> all, IReadOnlyDictionary<string, string>? configured)
        => model.IsTemplate && configured?.GetValueOrDefault(model.Provider) is { } name && !all.Any(other => other.Provider == model.Provider && other.IsNamed(name))
            ? model with { Name = name, Aliases = [], IsDefault = true, IsTemplate = false }
            : model;

    private static void ThrowUnlessComplete(IReadOnlyList<ImageModel> models)
    {
        foreach (var model in models)
        {
            var problem = model.Sizes.Count == 0 ? "lists no sizes"
                : !model.Qualities.ContainsKey(ImageQuality.Standard) ? "has no word for the quality STANDARD"
                : model.MaxCount < 1 ? "has a maxCount below 1"
                : models.Count(other => other.Provider == model.Provider && other.IsNamed(model.Name)) > 1 ? "is listed twice"
                : null;
            if (problem is not null) throw new JsonException($"{model.Provider}'s {model.Name} {problem}.");
        }
    }

    private sealed record Document(IReadOnlyList<ImageModel> Models);

    private sealed class PixelSizeConverter : JsonConverter<PixelSize>
    {
        public override PixelSize Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => SizeText.Parse(reader.GetString()) ?? throw new JsonException("A size reads 1024x1024.");

        public override void Write(Utf8JsonWriter writer, PixelSize value, JsonSerializerOptions options)
            => writer.WriteStringValue(value.ToString());

        public override PixelSize ReadAsPropertyName(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => Read(ref reader, typeToConvert, options);
    }
}
