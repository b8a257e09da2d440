using SocialImages.GraphQL.Authorization;
using SocialImages.GraphQL.Types;
using SocialImages.GraphQL.Types.Relay;

namespace SocialImages.GraphQL.Tests.Execution;

/// <summary>Lives with people.</summary>
[InterfaceType("Pet")]
public interface IPet
{
    /// <summary>What it listens to.</summary>
    string Name { get; }
}

[UnionType("Beast")]
public interface IBeast;

[ObjectType]
public sealed record Dog(string Name, bool Barks) : IPet, IBeast;

[ObjectType]
public record Cat(string Name, int Lives) : IPet, IBeast;

/// <summary>Shows itself to users only.</summary>
[Authorize]
[Node]
public sealed record Fox(string Id, string Name) : IPet, IBeast
{
    public static Task<Fox?> GetFoxAsync(string id) => Task.FromResult<Fox?>(new(id, "Reineke"));
}

/// <summary>Known to the schema only as the cat it is.</summary>
public sealed record Tiger(string Name) : Cat(Name, 1);

public sealed class Stranger : IPet
{
    public string Name => "stranger";
}

[QueryType]
public static partial class PetQueries
{
    public static IReadOnlyList<IPet> Pets() => [new Dog("Rex", true), new Cat("Tom", 9), new Tiger("Shir")];

    public static IBeast? Beast(string name) => name == "Rex" ? new Dog(name, false) : new Cat(name, 7);

    public static IPet? ShyPet() => new Fox("1", "Reineke");

    public static IBeast? ShyBeast() => new Fox("1", "Reineke");

    public static IReadOnlyList<IPet?> ShyPets() => [new Dog("Rex", true), new Fox("1", "Reineke")];

    public static IPet? Stray() => new Stranger();

    public static async Task<IPet> GetLatePetAsync()
    {
        await Task.Yield();
        return new Dog("Late", true);
    }
}
