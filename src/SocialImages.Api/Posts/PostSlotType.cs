using SocialImages.Domain.Posts;

namespace SocialImages.Api.Posts;

[ObjectType<PostSlot>]
public static partial class PostSlotType
{
    /// <summary>As wished, on the clock of `timeZone`.</summary>
    [BindMember(nameof(PostSlot.LocalTime))]
    [GraphQLType("LocalDateTime!")]
    public static DateTime GetLocalTime([Parent] PostSlot slot) => slot.LocalTime;

    /// <summary>What that clock shows when the post goes out.</summary>
    [BindMember(nameof(PostSlot.ActualLocalTime))]
    [GraphQLType("LocalDateTime!")]
    public static DateTime GetActualLocalTime([Parent] PostSlot slot) => slot.ActualLocalTime;
}
