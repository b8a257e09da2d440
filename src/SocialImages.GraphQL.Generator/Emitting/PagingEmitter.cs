using System.Globalization;
using Microsoft.CodeAnalysis;

namespace SocialImages.GraphQL.Generator;

internal static class PagingEmitter
{
    private static readonly string[] Numbers = ["DefaultPageSize", "MaxPageSize"];
    private static readonly string[] Switches = ["IncludeTotalCount", "AllowBackwardPagination", "RequirePagingBoundaries", "InferConnectionNameFromField"];

    public static void Emit(SourceWriter writer, PagingModel paging)
    {
        writer.Open("Paging = new()");
        writer.Line($"Item = {ArgumentEmitter.TypeRef(paging.Item)},");
        ArgumentEmitter.Set(writer, "ConnectionName", Attributes.Property(paging.Attribute, "ConnectionName") as string);
        foreach (var name in Numbers)
        {
            if (Attributes.Property(paging.Attribute, name) is int number)
                writer.Line($"{name} = {number.ToString(CultureInfo.InvariantCulture)},");
        }

        foreach (var name in Switches)
        {
            if (Attributes.Property(paging.Attribute, name) is bool flag)
                writer.Line($"{name} = {(flag ? "true" : "false")},");
        }

        if (paging.Slices)
            EmitSlice(writer, Symbols.FullName(paging.ItemType));
        writer.Close("},");
    }

    private static void EmitSlice(SourceWriter writer, string item) => writer.Line(
        $"Slice = static (list, page) => global::SocialImages.GraphQL.Types.Pagination.ListPage.Cut((global::System.Collections.Generic.IEnumerable<{item}>)list, page),");
}
