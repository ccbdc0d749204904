using System.Reflection;
using HotChocolate.Types;

namespace RiskMap.Api.GraphQL;

[ExtendObjectType("Query")]
public sealed class ServerQueries
{
    private static readonly string Build = ReadBuild();

    /// <summary>Build of the server that answers: its version and the commit it was made of.</summary>
    public string Version => Build;

    private static string ReadBuild()
    {
        var assembly = typeof(ServerQueries).Assembly;
        var version = assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "0";
        var commit = version.IndexOf('+', StringComparison.Ordinal);
        // Made outside of a checkout, a build is known by the number that the compiler gave it.
        return commit >= 0
            ? version[..Math.Min(version.Length, commit + 9)]
            : $"{version}+{assembly.ManifestModule.ModuleVersionId:n}"[..(version.Length + 9)];
    }
}
