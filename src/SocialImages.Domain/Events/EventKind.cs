namespace SocialImages.Domain.Events;

/// <summary>What happened; the text of the name is stored in the outbox.</summary>
public enum EventKind
{
    /// <summary>A worker is wanted: to begin it, or to end it.</summary>
    GenerationRequested,
    GenerationProgressed,
    GenerationFinished,
    PostChanged,
    LibraryChanged,
    NoticeRaised,
}

/// <summary>A committed event as it travels: an id to read by, never the data itself.</summary>
public readonly record struct EventNotice(EventKind Kind, Guid WorkspaceId, Guid SubjectId)
{
    public override string ToString() => $"{Kind} {WorkspaceId:N} {SubjectId:N}";

    public static bool TryParse(string text, out EventNotice notice)
    {
        var parts = text.Split(' ');
        notice = default;
        if (parts.Length != 3
            || !Enum.TryParse<EventKind>(parts[0], out var kind)
            || !Guid.TryParse(parts[1], out var workspaceId)
            || !Guid.TryParse(parts[2], out var subjectId))
        {
            return false;
        }

        notice = new EventNotice(kind, workspaceId, subjectId);
        return true;
    }
}
