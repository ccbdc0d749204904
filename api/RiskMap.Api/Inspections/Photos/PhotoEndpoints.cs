using System.Globalization;
using Microsoft.AspNetCore.Http.Features;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Inspections.Photos;

/// <summary>Photos of hazards, visits and premises: what the file tells of its place and device is taken out before anything is written.</summary>
public static class PhotoEndpoints
{
    public static void MapPhotos(this IEndpointRouteBuilder app)
    {
        var photos = app.MapGroup("/photos/{area}").WithTags("photos");
        photos.MapPost("", AddAsync).Needs(Permits.Record, inPart: true).WithName("addPhoto").DisableAntiforgery()
            .WithSummary("Keeps a photo: the body is the image itself, or a form with a part file. layer: hazards, inspections or premises; row: its id; key: any text of its own, sent twice it is kept once.")
            .Produces<KeptPhoto>().Produces<KeptPhoto>(201).ProducesProblem(404).ProducesProblem(409).ProducesProblem(413).ProducesProblem(415);
        photos.MapGet("/{photo:guid}", GetAsync).Needs(Permits.Look, inPart: true).WithName("photo").WithSummary("The picture, without anything but the picture.")
            .Produces<byte[]>(200, "image/jpeg", "image/png", "image/webp").ProducesProblem(404);
        photos.MapDelete("/{photo:guid}", RemoveAsync).Needs(Permits.Record, inPart: true).WithName("removePhoto").WithSummary("Takes a photo away for good; who did, and why, is kept.")
            .Produces(204).ProducesProblem(404);
    }

    private static async Task<IResult> AddAsync(
        string area, HttpContext context, DataVersions areas, PhotoStore store, Caller caller, Settings settings, CancellationToken cancel)
    {
        var found = await areas.RequireAsync(area, cancel);
        var most = settings.PhotoMb * 1_000_000;
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            // With room for the words of a form; the file is counted by itself.
            limit.MaxRequestBodySize = most + 100_000;
        }

        if (context.Request.ContentLength > most + 100_000)
        {
            throw new PhotoTooLarge(settings.PhotoMb);
        }

        var form = context.Request.HasFormContentType ? await context.Request.ReadFormAsync(cancel) : null;
        string? Word(string name) => form?[name].FirstOrDefault() ?? context.Request.Query[name].FirstOrDefault();
        double? Number(string name) => Word(name) is not { Length: > 0 } text ? null
            : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : throw new PhotoWordInvalid(name);

        var row = Guid.TryParseExact(Word("row"), "D", out var id) ? id : throw new PhotoWordInvalid("row");
        var entry = Entered.Checked(new(Word("key") ?? "", Word("who"), Evidence.Gps, Number("accuracy")), caller);
        var note = Word("note")?.Trim();
        if (note?.Length > 1000 || note?.IsWritable(lines: true) == false)
        {
            throw new PhotoWordInvalid("note");
        }

        var image = ImageFileAnalysis.Clean(await BytesAsync(form?.Files.FirstOrDefault()?.OpenReadStream() ?? context.Request.Body, most, settings.PhotoMb, cancel)) ?? throw new PhotoNotImage();
        (double X, double Y)? place = (Number("longitude"), Number("latitude")) switch
        {
            ({ } x, { } y) => Math.Abs(x) <= 180 && Math.Abs(y) <= 90 ? (x, y) : throw new PhotoWordInvalid("longitude"),
            _ => image is { Longitude: { } x, Latitude: { } y } ? (x, y) : null,
        };
        DateTimeOffset? taken = Word("takenAt") is { Length: > 0 } text
            ? DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var told) ? told : throw new PhotoWordInvalid("takenAt")
            : image.TakenAt is { } local ? new DateTimeOffset(local, image.Offset is { } minutes ? TimeSpan.FromMinutes(minutes) : OffsetOf(found, local)) : null;
        var (photo, repeated) = await store.AddAsync(found, Word("layer") ?? "", row, entry, image, place, taken, note is "" ? null : note, cancel);
        await areas.RereadAsync(cancel);
        var answer = new KeptPhoto(photo.Id, photo.Url, photo.MediaType, photo.Bytes, photo.Longitude, photo.Latitude, photo.AccuracyMetres, photo.TakenAt, repeated);
        return repeated ? TypedResults.Ok(answer) : TypedResults.Created(photo.Url, answer);
    }

    private static async Task<IResult> GetAsync(string area, Guid photo, HttpContext context, DataVersions areas, PhotoStore store, Caller caller, CancellationToken cancel)
    {
        await areas.RequireAsync(area, cancel);
        if (await store.FileAsync(area, photo, cancel) is not { } file)
        {
            throw new PhotoUnknown(photo);
        }

        caller.Require(Permits.Look, area, file.Division);
        context.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        context.Response.Headers.XContentTypeOptions = "nosniff";
        return TypedResults.Bytes(file.Content, file.MediaType, entityTag: new($"\"{file.Hash[..32]}\""));
    }

    private static async Task<IResult> RemoveAsync(
        string area, Guid photo, string key, string? who, string? why, DataVersions areas, PhotoStore store, Caller caller, CancellationToken cancel)
    {
        var found = await areas.RequireAsync(area, cancel);
        await store.RemoveAsync(found, photo, Entered.Checked(new(key, who, Why: why), caller), cancel);
        await areas.RereadAsync(cancel);
        return TypedResults.NoContent();
    }

    private static async Task<byte[]> BytesAsync(Stream stream, int most, int megabytes, CancellationToken cancel)
    {
        using var held = new MemoryStream();
        var buffer = new byte[81_920];
        int read;
        while ((read = await stream.ReadAsync(buffer, cancel)) > 0)
        {
            held.Write(buffer, 0, read);
            if (held.Length > most)
            {
                throw new PhotoTooLarge(megabytes);
            }
        }

        return held.ToArray();
    }

    private static TimeSpan OffsetOf(Area area, DateTime local) =>
        TimeZoneInfo.TryFindSystemTimeZoneById(area.TimeZone, out var zone) ? zone.GetUtcOffset(local) : TimeSpan.Zero;
}

/// <summary>A photo that is kept.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Url">Where the picture is to be had.</param>
/// <param name="MediaType">image/jpeg, image/png or image/webp.</param>
/// <param name="Bytes">Size of the file as it is kept.</param>
/// <param name="Longitude">Degrees east of where it was taken.</param>
/// <param name="Latitude">Degrees north of where it was taken.</param>
/// <param name="AccuracyMetres">Radius of that in metres.</param>
/// <param name="TakenAt">When it was taken.</param>
/// <param name="Repeated">It had been kept before: the same key came twice.</param>
public sealed record KeptPhoto(
    Guid Id, string Url, string MediaType, int Bytes, double? Longitude, double? Latitude, double? AccuracyMetres, DateTimeOffset? TakenAt, bool Repeated);
