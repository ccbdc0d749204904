using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using IPNetwork = System.Net.IPNetwork;

namespace RiskMap.Api.Hosting;

/// <summary>
/// Whose word is taken for where a request came from. Behind a proxy every request comes from the proxy's address; what the proxy says in
/// X-Forwarded-For and X-Forwarded-Proto is believed of those that the setting names, and of nobody else: anybody can send a header.
/// </summary>
internal static class Proxies
{
    /// <summary>Addresses and networks of the setting, with a space between them.</summary>
    /// <exception cref="SettingException">One of them is neither.</exception>
    public static IReadOnlyList<IPNetwork> Read(string setting) => [.. setting.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Network)];

    /// <summary>Stands before everything that asks for the address or the scheme.</summary>
    public static void UseProxies(this WebApplication app)
    {
        if (app.Services.GetRequiredService<Settings>().KnownProxies is not { Count: > 0 } known)
        {
            return;
        }

        // However many of them stand in a row: the first address from behind that is none of them is the reader's.
        var options = new ForwardedHeadersOptions { ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto, ForwardLimit = null };
        // Loopback is believed by default, and may be anybody's on this machine.
        options.KnownProxies.Clear();
        options.KnownIPNetworks.Clear();
        foreach (var network in known)
        {
            options.KnownIPNetworks.Add(network);
        }

        app.UseForwardedHeaders(options);
    }

    private static IPNetwork Network(string word) =>
        IPNetwork.TryParse(word, out var network) ? network
        : IPAddress.TryParse(word, out var address) ? new(address, address.GetAddressBytes().Length * 8)
        : throw new SettingException($"RISKMAP_PROXIES holds \"{word}\": write addresses and networks with a space between them, as in 10.0.0.5 192.168.8.0/24.");
}
