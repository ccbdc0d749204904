using System.Text.Json;

namespace RiskMap.Api.Zones.Outlines;

/// <summary>A polygon as somebody drew it: whatever came, to be judged before anything is made of it.</summary>
public sealed record DrawnOutline(JsonElement Json);
