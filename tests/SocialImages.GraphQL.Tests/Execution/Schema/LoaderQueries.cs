using SocialImages.GraphQL.DataLoader;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Tests.Execution;

public sealed record Person(int Id, string Name, int BossId);

public sealed record Letter(int PersonId, string Text);

/// <summary>A node by its own word.</summary>
[Node(IdField = nameof(Code))]
public sealed record Place(string Code, string Name)
{
    public static Task<Place?> GetPlaceAsync(string code) => Task.FromResult(code == "x" ? null : new Place(code, $"at {code}"));
}

public static class PersonDataLoaders
{
    [DataLoader]
    public static async Task<Dictionary<int, Person>> GetPersonByIdAsync(IReadOnlyList<int> ids, Journal journal, CancellationToken cancellationToken)
    {
        journal.Write($"persons {string.Join(' ', ids.Order())}");
        await Task.Yield();
        return ids.Where(static id => id < 100).ToDictionary(static id => id, static id => new Person(id, $"P{id}", id / 2));
    }

    [DataLoader]
    public static Task<ILookup<int, Letter>> GetLettersByPersonIdAsync(IReadOnlyList<int> ids, Journal journal, CancellationToken cancellationToken)
    {
        journal.Write($"letters {string.Join(' ', ids.Order())}");
        return Task.FromResult(ids.Where(static id => id % 2 == 0).SelectMany(static id => new[] { new Letter(id, "a"), new Letter(id, "b") }).ToLookup(static letter => letter.PersonId));
    }

    [DataLoader("Broken")]
    public static Task<IReadOnlyDictionary<int, string>> LoadBrokenAsync(IReadOnlyList<int> ids, CancellationToken cancellationToken) =>
        throw new InvalidOperationException("secret");
}

[ObjectType<Person>]
public static partial class PersonType
{
    public static Task<Person?> GetBossAsync([Parent] Person person, IPersonByIdDataLoader persons, CancellationToken cancellationToken) =>
        persons.LoadAsync(person.BossId, cancellationToken);

    /// <summary>Asks one loader with what another one said.</summary>
    public static async Task<string> GetGrandBossNameAsync([Parent] Person person, IPersonByIdDataLoader persons, CancellationToken cancellationToken)
    {
        var boss = await persons.LoadRequiredAsync(person.BossId, cancellationToken);
        var grandBoss = await persons.LoadRequiredAsync(boss.BossId, cancellationToken);
        return grandBoss.Name;
    }

    public static async Task<Letter[]> GetLettersAsync([Parent] Person person, ILettersByPersonIdDataLoader letters, CancellationToken cancellationToken) =>
        await letters.LoadAsync(person.Id, cancellationToken) ?? [];

    public static Task<string?> GetBrokenAsync([Parent] Person person, IBrokenDataLoader broken, CancellationToken cancellationToken) =>
        broken.LoadAsync(person.Id, cancellationToken);
}

[QueryType]
public static partial class LoaderQueries
{
    public static Person[] Persons(int from, int count) => [.. Enumerable.Range(from, count).Select(static id => new Person(id, $"P{id}", id / 2))];

    [NodeResolver]
    public static Task<Person?> GetPersonByIdAsync(int id, IPersonByIdDataLoader persons, CancellationToken cancellationToken) =>
        persons.LoadAsync(id, cancellationToken);
}
