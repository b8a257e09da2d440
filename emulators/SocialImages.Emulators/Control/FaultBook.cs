namespace SocialImages.Emulators.Control;

/// <summary>The faults ordered so far. The oldest order that concerns a request and is not used up wins.</summary>
internal sealed class FaultBook
{
    private readonly Lock gate = new();
    private readonly List<Fault> faults = [];

    public void Add(IEnumerable<Fault> orders)
    {
        lock (gate) faults.AddRange(orders);
    }

    public void Clear()
    {
        lock (gate) faults.Clear();
    }

    public IReadOnlyList<Fault> All()
    {
        lock (gate) return [.. faults];
    }

    public Fault? Take(string service, string operation, string subject)
    {
        lock (gate) return faults.Find(fault => fault.Concerns(service, operation, subject) && Hits(fault));
    }

    private static bool Hits(Fault fault)
    {
        fault.Seen++;
        if (fault.Seen <= fault.After || (fault.Times > 0 && fault.Hits >= fault.Times)) return false;
        fault.Hits++;
        return true;
    }
}
