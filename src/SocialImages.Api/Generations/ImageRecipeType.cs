using SocialImages.Api.Images;
using SocialImages.Domain.Images;

namespace SocialImages.Api.Generations;

[ObjectType<ImageRecipe>]
public static partial class ImageRecipeType
{
    static partial void Configure(IObjectTypeDescriptor<ImageRecipe> descriptor) => descriptor.Ignore(recipe => recipe.ReferenceImageIds);

    /// <summary>The pictures that went along and are still in the library.</summary>
    public static async Task<IReadOnlyList<Image>> GetReferencesAsync(
        [Parent] ImageRecipe recipe, IImageByIdDataLoader images, CancellationToken cancellationToken)
        => [.. (await images.LoadAsync([.. recipe.ReferenceImageIds ?? []], cancellationToken)).OfType<Image>()];
}
