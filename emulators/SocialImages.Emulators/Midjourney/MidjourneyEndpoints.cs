using System.Text.Json;
using SocialImages.Emulators.Control;
using SocialImages.Emulators.Wire;

namespace SocialImages.Emulators.Midjourney;

/// <summary>The proxy's addresses. Every submission is answered with 200 and a code; a job nobody knows with nothing at all.</summary>
internal sealed class MidjourneyEndpoints(MidjourneyStudio studio, EmulatorClock clock)
{
    private const int Done = 1, NotFound = 3, Wrong = 4, Exists = 21, Queued = 22, Full = 23, Banned = 24;
    private static readonly string[] Actions = ["UPSCALE", "VARIATION", "REROLL"];

    public async Task<IResult> ImagineAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, cancellationToken);
        if (Text(body, "prompt") is not { Length: > 0 } prompt) return Say(Wrong, "prompt不能为空");
        if (MidjourneyRules.BannedWord(prompt) is { } word) return Say(Banned, "可能包含敏感词", null, new { promptEn = prompt, bannedWord = word });
        if (!TryReadPictures(body, out var reference)) return Say(Wrong, "base64格式错误");
        return Submit(new MidjourneyJob
        {
            Id = studio.NewId(),
            Action = "IMAGINE",
            Prompt = prompt,
            SubmitTime = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            NotifyHook = Text(body, "notifyHook"),
            State = Text(body, "state"),
            Reference = reference,
        }, request);
    }

    public async Task<IResult> ChangeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, cancellationToken);
        var index = body.TryGetValue("index", out var given) && given.TryGetInt32(out var number) ? number : 0;
        return Change(Text(body, "taskId"), Text(body, "action"), index, Text(body, "notifyHook"), request);
    }

    public async Task<IResult> SimpleChangeAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var words = (Text(await BodyAsync(request, cancellationToken), "content") ?? "").Split(' ');
        if (words is not [var id, { Length: > 0 } letter]) return Say(Wrong, "content参数错误");
        var action = letter[0] switch { 'U' => "UPSCALE", 'V' => "VARIATION", 'R' => "REROLL", _ => null };
        return Change(id, action, letter.Length > 1 ? letter[1] - '0' : 0, notifyHook: null, request);
    }

    public IResult Fetch(string id) => studio.Find(id) is { } job ? Results.Json(job.Tell()) : Results.Text("", "application/json");

    public IResult List() => Results.Json(studio.All.Select(job => job.Tell()));

    public IResult Queue() => Results.Json(studio.All.Where(job => !job.IsFinished).Select(job => job.Tell()));

    public async Task<IResult> ListByConditionAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        var body = await BodyAsync(request, cancellationToken);
        string?[] ids = body.TryGetValue("ids", out var list) && list.ValueKind == JsonValueKind.Array ? [.. list.EnumerateArray().Select(id => id.GetString())] : [];
        return Results.Json(studio.All.Where(job => ids.Contains(job.Id)).Select(job => job.Tell()));
    }

    public IResult Attachment(string name) => studio.File(name) is { } file
        ? Results.Bytes(file, name.EndsWith("webp", StringComparison.Ordinal) ? "image/webp" : "image/png")
        : Results.NotFound();

    private IResult Change(string? id, string? action, int index, string? notifyHook, HttpRequest request)
    {
        if (id is null) return Say(Wrong, "taskId不能为空");
        if (!Actions.Contains(action)) return Say(Wrong, "action参数错误");
        if (action != "REROLL" && index is < 1 or > 4) return Say(Wrong, "index参数错误");
        if (studio.Find(id) is not { } grid) return Say(NotFound, "关联任务不存在或已失效");
        if (grid.Status != "SUCCESS" || grid.Action == "UPSCALE") return Say(Wrong, "关联任务状态错误");
        var earlier = studio.All.FirstOrDefault(job => action == "UPSCALE" && job.Grid == grid && job.Action == action && job.Index == index);
        if (earlier is not null) return Say(Exists, "任务已存在", earlier.Id, new { status = earlier.Status, imageUrl = earlier.ImageUrl });
        return Submit(new MidjourneyJob
        {
            Id = studio.NewId(),
            Action = action!,
            Prompt = grid.Prompt,
            SubmitTime = clock.GetUtcNow().ToUnixTimeMilliseconds(),
            NotifyHook = notifyHook,
            Grid = action == "UPSCALE" ? grid : null,
            Index = index,
            Reference = grid.Reference,
        }, request);
    }

    private IResult Submit(MidjourneyJob job, HttpRequest request) => studio.Add(job, $"{request.Scheme}://{request.Host}/midjourney") switch
    {
        null => Say(Full, "队列已满，请稍后尝试", job.Id, new { discordInstanceId = "1118138338562560102" }),
        0 => Say(Done, "提交成功", job.Id, new { discordInstanceId = "1118138338562560102" }),
        { } before => Say(Queued, $"排队中，前面还有{before}个任务", job.Id, new { numberOfQueues = before, discordInstanceId = "1118138338562560102" }),
    };

    private static bool TryReadPictures(Dictionary<string, JsonElement> body, out byte[]? first)
    {
        first = null;
        if (!body.TryGetValue("base64Array", out var list) || list.ValueKind != JsonValueKind.Array) return true;
        foreach (var text in list.EnumerateArray().Select(item => item.GetString() ?? ""))
        {
            var comma = text.IndexOf(";base64,", StringComparison.Ordinal);
            if (!text.StartsWith("data:image/", StringComparison.Ordinal) || comma < 0) return false;
            var bytes = new byte[text.Length];
            if (!Convert.TryFromBase64String(text[(comma + 8)..], bytes, out var length) || ImageHeader.Read(bytes[..length]) is null) return false;
            first ??= bytes[..length];
        }

        return true;
    }

    private static async Task<Dictionary<string, JsonElement>> BodyAsync(HttpRequest request, CancellationToken cancellationToken) =>
        await RequestBodies.JsonAsync(request, cancellationToken) ?? throw new BadHttpRequestException("JSON parse error");

    private static string? Text(Dictionary<string, JsonElement> body, string name) =>
        body.TryGetValue(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    private static IResult Say(int code, string description, string? result = null, object? properties = null) =>
        Results.Json(new { code, description, result, properties = properties ?? new { } });
}
