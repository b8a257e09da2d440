using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Instagram;

/// <summary><c>GET /{ig-id}</c>: the account itself.</summary>
internal sealed class AccountEndpoints(GraphCaller caller, InstagramStore store)
{
    private static readonly string[] Fields =
        ["id", "user_id", "username", "name", "account_type", "profile_picture_url", "followers_count", "follows_count", "media_count", "biography", "website"];

    public async Task<IResult> ReadAsync(HttpContext context, string version, string id, CancellationToken cancellationToken)
    {
        var call = await caller.ReadAsync(context, version, cancellationToken);
        if (!call.Account.IsNamed(id)) throw GraphErrors.NoSuchObject("get", id);
        var fields = FieldList.Read(call.Parameters, Fields, "IGUser");
        return WireJson.Answer(FieldList.Select(fields, field => Value(call.Account, field)));
    }

    private object? Value(InstagramAccount account, string field) => field switch
    {
        "id" => account.AppScopedId,
        "user_id" => account.UserId,
        "username" => account.Username,
        "name" => account.Name,
        "account_type" => "BUSINESS",
        "followers_count" => 1280,
        "follows_count" => 312,
        "media_count" => store.Of(account).Count(),
        "biography" => "An account of the emulator.",
        _ => null,
    };
}
