using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace SocialImages.Emulators.Control;

/// <summary><c>/_control</c>: what tests and trials see and steer. Answers are camelCase.</summary>
internal static class ControlEndpoints
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup("/_control");
        control.MapGet("/instagram/media", (PublishedReport report, HttpRequest request, string? account) => Answer(report.Media(request, account)));
        control.MapGet("/instagram/containers", (PublishedReport report, string? account) => Answer(report.Containers(account)));
        control.MapGet("/instagram/accounts", (AccountControl accounts) => Answer(accounts.List()));
        control.MapPost("/instagram/accounts", (AccountControl accounts, JsonElement body) => Change(() => accounts.Change(body)));
        control.MapGet("/requests", (RequestLog log, string? service, string? operation) => Answer(log.Of(service, operation)));
        control.MapGet("/faults", (FaultBook faults) => Answer(faults.All()));
        control.MapPost("/faults", (FaultBook faults, JsonElement body) => Change(() => faults.Add(FaultReader.Read(body))));
        control.MapDelete("/faults", (FaultBook faults) => Change(faults.Clear));
        control.MapGet("/settings", (SettingsBook settings, EmulatorClock clock) => Describe(settings, clock));
        control.MapPost("/settings", ChangeSettings);
        control.MapPost("/reset", (Resetting resetting) => Change(resetting.Run));
        control.MapGet("/health", () => Results.Text("ok"));
    }

    private static IResult ChangeSettings(SettingsBook settings, EmulatorClock clock, JsonObject body)
    {
        try
        {
            var (now, advance) = (body["now"]?.GetValue<DateTimeOffset>(), body["clockAdvanceSeconds"]?.GetValue<double>() ?? 0);
            body.Remove("now");
            body.Remove("clockAdvanceSeconds");
            settings.Merge(body);
            if (now is { } time) clock.SetTo(time);
            clock.Advance(TimeSpan.FromSeconds(advance));
            return Describe(settings, clock);
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException or FormatException)
        {
            return Results.BadRequest(new { error = wrong.Message });
        }
    }

    private static IResult Describe(SettingsBook settings, EmulatorClock clock)
    {
        var json = settings.ToJson();
        json["now"] = clock.GetUtcNow().ToString("O");
        return Results.Json(json);
    }

    private static IResult Change(Action change)
    {
        try
        {
            change();
            return Results.NoContent();
        }
        catch (JsonException wrong)
        {
            return Results.BadRequest(new { error = wrong.Message });
        }
    }

    private static IResult Answer(object body) => Results.Json(body, Json);
}
