using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Areas;
using RiskMap.Api.Inspections.Hazards;

namespace RiskMap.Api.Inspections.Photos;

/// <summary>A photo: the file tells nothing but the picture; where and when it was taken stands here.</summary>
public sealed record Photo
{
    internal string AreaCode { get; init; } = "";

    internal string TimeZone { get; init; } = "";

    internal Guid Row { get; init; }

    internal DateTime? TakenUtc { get; init; }

    internal DateTime AtUtc { get; init; }

    /// <summary>Its id.</summary>
    public Guid Id { get; init; }

    /// <summary>Where the picture is to be had, on this server.</summary>
    public string Url => $"/photos/{Uri.EscapeDataString(AreaCode)}/{Id:D}";

    /// <summary>image/jpeg, image/png or image/webp.</summary>
    public string MediaType { get; init; } = "";

    /// <summary>When it was taken, as the phone or the file told; null: neither did.</summary>
    public DateTimeOffset? TakenAt => TakenUtc is { } taken ? Answers.Day.Local(new(taken, TimeSpan.Zero), TimeZone) : null;

    /// <summary>Who sent it.</summary>
    public string Who { get; init; } = "";

    /// <summary>When it came.</summary>
    public DateTimeOffset At => new(AtUtc, TimeSpan.Zero);

    /// <summary>Remarks.</summary>
    public string? Note { get; init; }

    /// <summary>Degrees east of where it was taken; null: not known.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north of where it was taken; null: not known.</summary>
    public double? Latitude { get; init; }

    /// <summary>Radius of that place in metres, as the phone gave it; null: not known.</summary>
    public double? AccuracyMetres { get; init; }

    /// <summary>Size of the file in bytes.</summary>
    public int Bytes { get; init; }
}

[ExtendObjectType(typeof(Hazard))]
public sealed class HazardPhotos
{
    /// <summary>Photos of it, the earliest first.</summary>
    public async Task<IReadOnlyList<Photo>> GetPhotosAsync([Parent] Hazard hazard, PhotosOfHazard photos, CancellationToken cancel) =>
        await photos.LoadAsync((hazard.AreaCode, hazard.Id), cancel) ?? [];
}

[ExtendObjectType(typeof(Inspection))]
public sealed class InspectionPhotos
{
    /// <summary>Photos of it, the earliest first; those of its hazards stand with them.</summary>
    public async Task<IReadOnlyList<Photo>> GetPhotosAsync([Parent] Inspection inspection, PhotosOfInspection photos, CancellationToken cancel) =>
        await photos.LoadAsync((inspection.AreaCode, inspection.Id), cancel) ?? [];
}

/// <summary>Photos of hazards: one statement an area for all that a request asks for.</summary>
public sealed class PhotosOfHazard(PhotoStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Photo[]>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Photo[] One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.OfAsync(area, "hazards", rows, cancel)).GroupBy(p => p.Row).Select(g => (g.Key, g.ToArray()));
}

/// <summary>Photos of visits.</summary>
public sealed class PhotosOfInspection(PhotoStore store, DataVersions areas, IBatchScheduler scheduler, DataLoaderOptions options) : OfRow<Photo[]>(areas, scheduler, options)
{
    protected override async Task<IEnumerable<(Guid Row, Photo[] One)>> LoadAsync(Area area, Guid[] rows, CancellationToken cancel) =>
        (await store.OfAsync(area, "inspections", rows, cancel)).GroupBy(p => p.Row).Select(g => (g.Key, g.ToArray()));
}
