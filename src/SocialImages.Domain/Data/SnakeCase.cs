using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;

namespace SocialImages.Domain.Data;

/// <summary>Tables and columns are named as PostgreSQL people write them. Replace by EFCore.NamingConventions once it restores.</summary>
internal static class SnakeCase
{
    public static void Apply(IMutableModel model)
    {
        foreach (var entity in model.GetEntityTypes())
        {
            entity.SetTableName(From(entity.GetTableName()!));
            foreach (var property in entity.GetProperties()) property.SetColumnName(From(property.Name));
        }
    }

    private static string From(string name)
    {
        var text = new StringBuilder(name.Length + 8);
        foreach (var letter in name)
        {
            if (char.IsUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}
