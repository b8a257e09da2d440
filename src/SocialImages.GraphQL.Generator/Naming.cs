using System.Text;

namespace SocialImages.GraphQL.Generator;

/// <summary>Hot Chocolate's naming conventions.</summary>
internal static class Naming
{
    public static string Method(string name)
    {
        if (name.StartsWith("Get", StringComparison.Ordinal) && name.Length > 3 && char.IsUpper(name[3]))
            name = name.Substring(3);
        if (name.EndsWith("Async", StringComparison.Ordinal) && name.Length > 5)
            name = name.Substring(0, name.Length - 5);
        return Field(name);
    }

    /// <summary>Id → id, URLName → urlName, URL → url.</summary>
    public static string Field(string name)
    {
        if (char.IsLower(name[0]))
            return name;
        var text = name.ToCharArray();
        var position = 0;
        for (; position < text.Length && char.IsUpper(text[position]); position++)
            text[position] = char.ToLowerInvariant(text[position]);
        if (position > 1 && position < text.Length && char.IsLetter(text[position]))
            text[position - 1] = name[position - 1];
        return new string(text);
    }

    public static string EnumValue(string name)
    {
        var text = new StringBuilder();
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && StartsWord(name, i))
                text.Append('_');
            text.Append(char.ToUpperInvariant(name[i]));
        }

        return text.ToString();
    }

    public static string InputType(string name) => name.EndsWith("Input", StringComparison.Ordinal) ? name : name + "Input";

    public static string DataLoader(string method)
    {
        var name = method.StartsWith("Get", StringComparison.Ordinal) ? method.Substring(3) : method;
        name = name.EndsWith("Async", StringComparison.Ordinal) ? name.Substring(0, name.Length - 5) : name;
        return name.EndsWith("DataLoader", StringComparison.Ordinal) ? name : name + "DataLoader";
    }

    public static string Error(string exception) =>
        exception.EndsWith("Exception", StringComparison.Ordinal) ? exception.Substring(0, exception.Length - 9) + "Error" : exception;

    private static bool StartsWord(string name, int i)
    {
        if (!char.IsUpper(name[i]) || name[i - 1] == '_')
            return false;
        return !char.IsUpper(name[i - 1]) || (i + 1 < name.Length && char.IsLower(name[i + 1]));
    }
}
