namespace RiskMap.Tests;

/// <summary>
/// Drops the databases that others were copied from when the last test of the assembly has ended: a fixture of every assembly (Directory.Build.props),
/// for at the end of the process the runner takes what takes long for a thread that was forgotten.
/// </summary>
public sealed class Templates : IAsyncDisposable
{
    private static readonly List<string> Made = [];

    public static void DropAtTheEnd(string name)
    {
        lock (Made)
        {
            Made.Add(name);
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var name in Made)
        {
            await TestDatabase.DropAsync(name);
        }
    }
}
