using System.Reflection;

namespace RiskMap.Api.GraphQL;

/// <summary>
/// What can be asked. Everything of a place hangs on its area. Days are written YYYY-MM-DD, lengths are in metres, places in degrees of
/// WGS-84; null is unknown, never zero; every computed number tells its method.
/// </summary>
public sealed class Query
{
    private static readonly string Build = ReadBuild();

    /// <summary>Build of the server that answers: its version and the commit it was made of.</summary>
    public string Version => Build;

    private static string ReadBuild()
    {
        var assembly = typeof(Query).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var commit = version.IndexOf('+', StringComparison.Ordinal);
        // Made outside of a checkout, a build is known by the number that the compiler gave it.
        return commit >= 0
            ? version[..Math.Min(version.Length, commit + 9)]
            : $"{version}+{assembly.ManifestModule.ModuleVersionId:n}"[..(version.Length + 9)];
    }
}
