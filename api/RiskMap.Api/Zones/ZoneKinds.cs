using System.Text.Json;

namespace RiskMap.Api.Zones;

/// <summary>A kind that a zone may have.</summary>
/// <param name="Code">By which zones name it.</param>
/// <param name="Zh">Name in Chinese.</param>
/// <param name="En">Name in English.</param>
/// <param name="Note">Remarks; null: none.</param>
public sealed record ZoneKindEntry(string Code, string Zh, string En, string? Note)
{
    /// <summary>Kinds of premises that make it likely.</summary>
    internal IReadOnlyList<string> Premises { get; init; } = [];

    internal string Name => System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? Zh : En;
}

/// <summary>Kinds of zones: data of ours (zone-kinds.json). Zones that came with files may have others, which stay as they are.</summary>
internal static class ZoneKinds
{
    public static IReadOnlyList<ZoneKindEntry> All { get; } = Read();

    public static ZoneKindEntry? Find(string code) => All.FirstOrDefault(k => k.Code == code);

    private static IReadOnlyList<ZoneKindEntry> Read()
    {
        using var stream = typeof(ZoneKinds).Assembly.GetManifestResourceStream("zones/zone-kinds.json")!;
        using var json = JsonDocument.Parse(stream);
        return
        [
            .. json.RootElement.EnumerateArray().Select(k => new ZoneKindEntry(
                k.GetProperty("code").GetString()!, k.GetProperty("zh").GetString()!, k.GetProperty("en").GetString()!,
                k.TryGetProperty("note", out var note) ? note.GetString() : null)
            {
                Premises = [.. k.GetProperty("premises").EnumerateArray().Select(p => p.GetString()!)],
            }),
        ];
    }
}
