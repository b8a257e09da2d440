using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Npgsql;
using SocialImages.Domain.Data;
using SocialImages.Testing;

namespace SocialImages.Domain.Tests.Data;

public sealed class MatchingSchemaTests(PostgresFixture database) : IClassFixture<PostgresFixture>
{
    // Written by SQL alone: counters, claims and the migrations' own book.
    private static readonly string[] TablesWithoutEntity = ["migrations", "rate_limits", "image_sources", "stored_files", "staged_chunks"];

    [Fact]
    public async Task EveryMappedColumn_IsThereWithItsTypeAndNullability()
        => Assert.Empty(Mapped().Except(await MigratedAsync()).Order());

    [Fact]
    public async Task EveryColumn_IsMapped()
        => Assert.Empty((await MigratedAsync()).Except(Mapped()).Where(column => !TablesWithoutEntity.Contains(column.Split('.')[0])).Order());

    [Fact]
    public async Task EveryKey_IsThePrimaryKey()
        => Assert.Equal(MappedKeys().Order(), (await MigratedKeysAsync()).Where(key => !TablesWithoutEntity.Contains(key.Split('(')[0])).Order());

    private IReadOnlyList<IEntityType> Entities()
    {
        using var context = new SocialImagesDbContext(
            new DbContextOptionsBuilder<SocialImagesDbContext>().UseNpgsql(database.ConnectionString).Options);
        return [.. context.Model.GetEntityTypes()];
    }

    private IEnumerable<string> Mapped() => Entities().SelectMany(entity => entity.GetProperties().Select(property =>
        $"{entity.GetTableName()}.{property.GetColumnName()} {Canonical(property.GetColumnType())} {(property.IsColumnNullable() ? "null" : "not null")}"));

    private IEnumerable<string> MappedKeys() => Entities().Select(entity =>
        $"{entity.GetTableName()}({string.Join(',', entity.FindPrimaryKey()!.Properties.Select(property => property.GetColumnName()))})");

    // EF leaves the precision of money to the schema.
    private static string Canonical(string type) => type.StartsWith("numeric", StringComparison.Ordinal) ? "numeric" : type;

    private Task<List<string>> MigratedAsync() => QueryAsync(
        """
        select c.relname || '.' || a.attname || ' ' || case when t.typname = 'numeric' then 'numeric' else format_type(a.atttypid, a.atttypmod) end
            || case when a.attnotnull then ' not null' else ' null' end
        from pg_attribute a join pg_class c on c.oid = a.attrelid join pg_type t on t.oid = a.atttypid
        where c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and a.attnum > 0 and not a.attisdropped
        """);

    private Task<List<string>> MigratedKeysAsync() => QueryAsync(
        """
        select conrelid::regclass || '(' || (
            select string_agg(a.attname, ',' order by k.position)
            from unnest(conkey) with ordinality as k (number, position) join pg_attribute a on a.attrelid = conrelid and a.attnum = k.number) || ')'
        from pg_constraint where contype = 'p' and connamespace = 'public'::regnamespace
        """);

    private async Task<List<string>> QueryAsync(string sql)
    {
        await using var source = NpgsqlDataSource.Create(database.ConnectionString);
        await using var command = source.CreateCommand(sql);
        await using var reader = await command.ExecuteReaderAsync();
        var rows = new List<string>();
        while (await reader.ReadAsync()) rows.Add(reader.GetString(0));
        return rows;
    }
}
