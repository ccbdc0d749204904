using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace RiskMap.Api.Accounts;

/// <summary>Keys of machines: 256 random bits, of which the hash alone is kept.</summary>
internal sealed class ApiKeys(KnownAccounts accounts, AccountStore store, TimeProvider clock)
{
    public const string Prefix = "rk_";

    private static readonly TimeSpan BetweenNotes = TimeSpan.FromMinutes(1);

    private readonly System.Collections.Concurrent.ConcurrentDictionary<Guid, DateTimeOffset> _noted = [];

    public static string Make() => Prefix + Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    /// <summary>What is kept of a key or a link. Both are random and long, so that a plain hash cannot be turned back.</summary>
    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    /// <summary>The machine that a key belongs to; null: to none.</summary>
    public Visitor? Read(string key)
    {
        if (accounts.Last?.KeysByHash.TryGetValue(Convert.ToHexStringLower(Hash(key)), out var known) != true)
        {
            return null;
        }

        Note(known!.Id);
        return new(CameBy.ApiKey) { Account = known.Account, Key = known.Id };
    }

    /// <summary>That it was used, once a minute; a database that is away loses a note.</summary>
    private void Note(Guid key)
    {
        var now = clock.GetUtcNow();
        if (_noted.TryGetValue(key, out var last) && now - last < BetweenNotes)
        {
            return;
        }

        _noted[key] = now;
        _ = NoteAsync(key);
    }

    private async Task NoteAsync(Guid key)
    {
        try
        {
            await store.UsedAsync(key);
        }
        catch (Exception e) when (Hosting.DatabaseGone.Caused(e))
        {
            _noted.TryRemove(key, out _);
        }
    }
}
