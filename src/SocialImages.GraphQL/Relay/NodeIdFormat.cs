using System.Collections;

namespace SocialImages.GraphQL.Types.Relay;

/// <summary>Formats keys whose type is only known at run time, alone or in lists.</summary>
internal static class NodeIdFormat
{
    public static object? Format(string typeName, object? value) => value switch
    {
        null => null,
        Guid key => NodeId.Format(typeName, key),
        int key => NodeId.Format(typeName, key),
        long key => NodeId.Format(typeName, key),
        string key => NodeId.Format(typeName, key),
        IEnumerable keys => keys.Cast<object?>().Select(key => Format(typeName, key)).ToArray(),
        _ => throw new FormatException($"A global id cannot be made from {value.GetType().Name}."),
    };
}
