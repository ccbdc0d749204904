using Dapper;
using RiskMap.PostGis;
using RiskMap.Tests;

namespace RiskMap.PostGis.Tests;

public sealed class MigratorTests(TestDatabase db) : IClassFixture<TestDatabase>
{
    [Fact]
    public async Task Migrating_a_migrated_database_changes_nothing()
    {
        await using var connection = await db.Source.OpenConnectionAsync();
        var before = await connection.QueryAsync<(string, DateTime)>("SELECT name, applied_at FROM schema_files ORDER BY 1");

        await Migrator.MigrateAsync(db.Source);

        (await connection.QueryAsync<(string, DateTime)>("SELECT name, applied_at FROM schema_files ORDER BY 1")).ShouldBe(before);
    }

    [Fact]
    public async Task Every_function_says_what_it_is_for()
    {
        await using var connection = await db.Source.OpenConnectionAsync();
        var silent = await connection.QueryAsync<string>("""
            SELECT p.proname FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace
            WHERE n.nspname = 'riskmap_fn' AND obj_description(p.oid, 'pg_proc') IS NULL
            """);
        silent.ShouldBeEmpty();
    }

    [Fact]
    public async Task Every_table_is_keyed_by_area_but_those_that_are_the_servers()
    {
        await using var connection = await db.Source.OpenConnectionAsync();
        var without = await connection.QueryAsync<string>("""
            SELECT c.conrelid::regclass || ': ' || pg_get_constraintdef(c.oid) FROM pg_constraint c
            JOIN pg_namespace n ON n.oid = c.connamespace
            WHERE n.nspname = 'riskmap' AND c.contype IN ('p', 'u', 'f') AND c.conrelid::regclass::text NOT IN ('riskmap.schema_files', 'schema_files',
                    'accounts', 'grants', 'api_keys', 'account_links', 'protection_keys', 'ended_sessions', 'audit',
                    -- one for the whole server
                    'relapse_rule')
              AND pg_get_constraintdef(c.oid) NOT LIKE '%(area%'
            """);
        without.ShouldBeEmpty();
    }

    [Fact]
    public async Task Eight_programs_that_start_at_once_migrate_once()
    {
        var name = $"riskmap_race_{Guid.CreateVersion7():n}";
        var connection = await TestDatabase.EmptyAsync(name);
        try
        {
            await Task.WhenAll(Enumerable.Range(0, 8).Select(async _ =>
            {
                await using var source = RiskMapDatabase.Open(connection);
                await Migrator.MigrateAsync(source);
            }));
            await using var check = RiskMapDatabase.Open(connection);
            await using var opened = await check.OpenConnectionAsync();
            (await opened.ExecuteScalarAsync<int>("SELECT count(*)::int FROM schema_files WHERE name LIKE 'Schema/001%'")).ShouldBe(1);
        }
        finally
        {
            await TestDatabase.DropAsync(name);
        }
    }

    [Fact]
    public async Task A_PostGIS_that_is_too_old_is_refused_with_both_versions()
    {
        var name = $"riskmap_old_{Guid.CreateVersion7():n}";
        var connection = await TestDatabase.EmptyAsync(name);
        try
        {
            await using var source = RiskMapDatabase.Open(connection);
            await using (var opened = await source.OpenConnectionAsync())
            {
                // Stands before PostGIS's own on the search path.
                await opened.ExecuteAsync("""
                    CREATE EXTENSION postgis WITH SCHEMA public; CREATE SCHEMA riskmap;
                    CREATE FUNCTION riskmap.postgis_lib_version() RETURNS text LANGUAGE sql AS $$ SELECT '3.2.9' $$;
                    """);
            }

            var refused = await Should.ThrowAsync<MigrationException>(() => Migrator.MigrateAsync(source));
            refused.Message.ShouldContain("3.2.9 is too old");
            refused.Message.ShouldContain("3.3");
        }
        finally
        {
            await TestDatabase.DropAsync(name);
        }
    }

    [Fact]
    public async Task A_schema_file_that_changed_after_it_was_applied_is_refused()
    {
        var name = $"riskmap_changed_{Guid.CreateVersion7():n}";
        var connection = await TestDatabase.EmptyAsync(name);
        try
        {
            await using var source = RiskMapDatabase.Open(connection);
            await Migrator.MigrateAsync(source);
            await using (var opened = await source.OpenConnectionAsync())
            {
                await opened.ExecuteAsync("UPDATE schema_files SET sha256 = 'other' WHERE name LIKE 'Schema/001%'");
            }

            var refused = await Should.ThrowAsync<MigrationException>(() => Migrator.MigrateAsync(source));
            refused.Message.ShouldContain("001_areas.sql has changed");
        }
        finally
        {
            await TestDatabase.DropAsync(name);
        }
    }
}
