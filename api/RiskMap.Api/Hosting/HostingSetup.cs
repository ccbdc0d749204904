using System.Net;
using RiskMap.PostGis;

namespace RiskMap.Api.Hosting;

/// <summary>Settings, database, address to listen on, problems, compression: what every room stands on.</summary>
public static class HostingSetup
{
    public static Settings AddHosting(this WebApplicationBuilder builder)
    {
        var settings = Settings.Read(builder.Configuration);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            if (settings.Bind == "localhost")
            {
                kestrel.ListenLocalhost(settings.Port);
            }
            else
            {
                kestrel.Listen(settings.Bind == "*" ? IPAddress.IPv6Any : AddressOf(settings.Bind), settings.Port);
            }
        });

        // Each answer is one log line too many when thousands of tiles are asked for; warnings and what the rooms say remain.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning).AddFilter("Npgsql", LogLevel.Warning)
            // It has only those lines, and while it may write them every request begins with an activity and a log scope.
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None)
            // It warns that the keys of sessions lie in the database as they are: so do the accounts, whose rows say who may what.
            .AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error).AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.Error);
        Dapper.DefaultTypeMap.MatchNamesWithUnderscores = true;
        builder.Services.AddSingleton(settings);
        builder.Services.AddSingleton(TimeProvider.System);
        builder.Services.AddSingleton(_ => RiskMapDatabase.Open(
            settings.Database, settings.DatabasePool > 0 ? settings.DatabasePool : null));
        builder.Services.AddSingleton<HealthConnection>();
        builder.Services.AddHostedService<DatabaseStart>();
        builder.Services.AddProblems().AddDelivery().AddOpenApi().AddHttpContextAccessor();
        return settings;
    }

    private static IPAddress AddressOf(string bind) => IPAddress.TryParse(bind, out var address)
        ? address
        : throw new SettingException($"RISKMAP_BIND is \"{bind}\": it must be \"localhost\", \"*\" or an IP address.");
}
