using RiskMap.Api.Hosting;

namespace RiskMap.Api.Accounts;

/// <summary>
/// As long as nobody administers this server, each start prints a new one-time address at which the first administrator chooses his password;
/// the one before it is of no use any more. Who lost the password makes one by <c>./riskmap admin-link</c>: whoever may run that on the
/// server's machine may read its database anyway.
/// </summary>
public sealed class FirstAdministrator(AccountStore store, Settings settings, ILogger<FirstAdministrator> log, TimeProvider clock) : IOnceThereIsADatabase
{
    public const string Verb = "admin-link";

    private const string Name = "admin";

    public async Task RunAsync(CancellationToken cancel)
    {
        if (await MakeAsync(null, "first start", cancel) is { } address)
        {
            log.LogInformation(
                "Nobody administers this server yet. Choose the administrator's password within 24 hours, once, at\n  {Address}\n还没有管理员。请在 24 小时内打开上面的地址设置管理员密码，地址只能用一次。",
                address);
        }
    }

    /// <summary>A new address for an account that shall administer everything, made if there is none of the name.</summary>
    internal Task<string?> AgainAsync(string? name, CancellationToken cancel) =>
        AccountName.Read(name ?? Name) is { } read ? MakeAsync(read, Verb, cancel) : Task.FromResult<string?>(null);

    private async Task<string?> MakeAsync(string? name, string by, CancellationToken cancel)
    {
        var token = Links.Make();
        return await store.RequireAdministratorAsync(name, Name, ApiKeys.Hash(token), clock.GetUtcNow() + Links.OfAdministrator, by, cancel)
            ? $"http://localhost:{settings.Port}{Links.Address(token)}" : null;
    }
}

public static class AdministratorLink
{
    /// <summary>Prints a new one-time address and ends: the verb admin-link.</summary>
    public static async Task PrintLinkAsync(this WebApplication app, string? name)
    {
        await PostGis.Migrator.MigrateAsync(app.Services.GetRequiredService<Npgsql.NpgsqlDataSource>());
        var address = await app.Services.GetRequiredService<FirstAdministrator>().AgainAsync(name, CancellationToken.None);
        Console.WriteLine(address ?? Words.Say("ACCOUNT_NAME_INVALID"));
        Environment.ExitCode = address is null ? 1 : 0;
    }
}
