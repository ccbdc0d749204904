namespace RiskMap.Api.Areas.Imports.Uploads;

/// <summary>Files that came through the browser, each in a folder of its own under the system's temporary one, for a day at most.</summary>
public sealed class UploadFolder(Settings settings, TimeProvider clock)
{
    private static readonly TimeSpan Kept = TimeSpan.FromDays(1);
    private readonly string _root = Path.Combine(Path.GetTempPath(), $"riskmap-uploads-{Environment.UserName}-{settings.Port}");

    /// <summary>Keeps a file under a name that cannot leave its folder.</summary>
    /// <exception cref="UploadTooLarge">It is larger than <see cref="Settings.UploadMb"/>.</exception>
    public async Task<Upload> KeepAsync(string name, Stream body, CancellationToken cancel)
    {
        Sweep();
        var id = Guid.CreateVersion7();
        var folder = Directory.CreateDirectory(Path.Combine(_root, $"{id:n}"));
        if (!OperatingSystem.IsWindows())
        {
            folder.UnixFileMode = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        }

        var path = Path.Combine(folder.FullName, Safe(name));
        try
        {
            await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write);
            var buffer = new byte[128 * 1024];
            long bytes = 0;
            for (int read; (read = await body.ReadAsync(buffer, cancel)) > 0;)
            {
                if ((bytes += read) > settings.UploadMb * 1024L * 1024)
                {
                    throw new UploadTooLarge(settings.UploadMb);
                }

                await file.WriteAsync(buffer.AsMemory(0, read), cancel);
            }

            return bytes == 0 ? throw new UploadEmpty() : new(id, path);
        }
        catch
        {
            folder.Delete(recursive: true);
            throw;
        }
    }

    /// <summary>The file of an id that was given out here and is still kept.</summary>
    /// <exception cref="UploadUnknown">There is none.</exception>
    public string FileOf(Guid id) =>
        Directory.Exists(Path.Combine(_root, $"{id:n}")) ? Directory.GetFiles(Path.Combine(_root, $"{id:n}"))[0] : throw new UploadUnknown(id);

    public void Forget(Guid id) => Directory.Delete(Path.Combine(_root, $"{id:n}"), recursive: true);

    private void Sweep()
    {
        if (Directory.Exists(_root))
        {
            foreach (var old in new DirectoryInfo(_root).GetDirectories().Where(d => d.LastWriteTimeUtc < clock.GetUtcNow().UtcDateTime - Kept))
            {
                old.Delete(recursive: true);
            }
        }
    }

    /// <summary>The last part of the name, without what a file system or a reader of reports could take for something else.</summary>
    private static string Safe(string name)
    {
        var last = name.Split('/', '\\')[^1];
        var kept = string.Concat(last.Where(c => !char.IsControl(c) && !Path.GetInvalidFileNameChars().Contains(c) && !":*?\"<>|".Contains(c))).Trim('.', ' ');
        kept = kept.Length == 0 ? "file" : kept.Length <= 120 ? kept : kept[^120..];
        // A town file names other files, and those would be this machine's: what comes by the browser is one layer's rows.
        return kept.EndsWith(".json", StringComparison.OrdinalIgnoreCase) ? Path.ChangeExtension(kept, ".geojson") : kept;
    }
}

/// <summary>A kept file.</summary>
public sealed record Upload(Guid Id, string Path);
