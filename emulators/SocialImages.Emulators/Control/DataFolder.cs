using System.Text.Json;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Control;

/// <summary>Where published posts and stored assets survive a restart: one append-only list of JSON lines per kind, bytes by their SHA-256. Without a path nothing is written.</summary>
internal sealed class DataFolder(string? path)
{
    private readonly Lock gate = new();

    public void Append<T>(string list, T record)
    {
        if (path is null) return;
        lock (gate)
        {
            Directory.CreateDirectory(path);
            File.AppendAllText(ListPath(list), JsonSerializer.Serialize(record, WireJson.Options) + "\n");
        }
    }

    public IReadOnlyList<T> Read<T>(string list)
    {
        if (path is null || !File.Exists(ListPath(list))) return [];
        return [.. File.ReadLines(ListPath(list)).Select(Parse<T>).OfType<T>()];
    }

    /// <returns>False when there is no folder: the caller has to remember the bytes itself.</returns>
    public bool Keep(string sha256, byte[] bytes)
    {
        if (path is null) return false;
        Directory.CreateDirectory(Path.Combine(path, "bytes"));
        var file = Path.Combine(path, "bytes", sha256);
        if (File.Exists(file)) return true;
        var part = $"{file}.{Ids.Hex(4)}";
        File.WriteAllBytes(part, bytes);
        File.Move(part, file, overwrite: true);
        return true;
    }

    public byte[]? Bytes(string sha256)
    {
        var file = Path.Combine(path ?? "", "bytes", sha256);
        return path is not null && File.Exists(file) ? File.ReadAllBytes(file) : null;
    }

    public void Clear()
    {
        if (path is null || !Directory.Exists(path)) return;
        foreach (var list in Directory.EnumerateFiles(path, "*.jsonl")) File.Delete(list);
    }

    private string ListPath(string list) => Path.Combine(path!, list + ".jsonl");

    // A line cut by a kill is skipped: it belongs to a request that was never answered.
    private static T? Parse<T>(string line)
    {
        try
        {
            return JsonSerializer.Deserialize<T>(line, WireJson.Options);
        }
        catch (JsonException)
        {
            return default;
        }
    }
}
