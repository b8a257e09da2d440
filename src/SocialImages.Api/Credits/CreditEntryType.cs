using SocialImages.Api.Generations;
using SocialImages.Domain.Credits;
using SocialImages.Domain.Generations;

namespace SocialImages.Api.Credits;

[ObjectType<CreditEntry>]
public static partial class CreditEntryType
{
    static partial void Configure(IObjectTypeDescriptor<CreditEntry> descriptor)
    {
        descriptor.Ignore(entry => entry.WorkspaceId);
        descriptor.Ignore(entry => entry.UserId);
        descriptor.Ignore(entry => entry.GenerationId);
    }

    [ID<CreditEntry>]
    public static Guid GetId([Parent] CreditEntry entry) => entry.Id;

    public static int GetAmount([Parent] CreditEntry entry) => entry.Amount.Value;

    public static async Task<Generation?> GetGenerationAsync(
        [Parent] CreditEntry entry, IGenerationByIdDataLoader generations, CancellationToken cancellationToken)
        => entry.GenerationId is { } id ? await generations.LoadAsync(id, cancellationToken) : null;
}
