using System.Text.Json;
using GreenDonut;
using HotChocolate;
using HotChocolate.Types;
using HotChocolate.Types.Pagination;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Zones.VitalSigns;

namespace RiskMap.Api.Zones.Rounds;

[ExtendObjectType(typeof(Area))]
public sealed class AreaRounds
{
    /// <summary>Rounds of the area's zones: those that are not closed first, by the day they are due.</summary>
    [UsePaging(ConnectionName = "Rounds", DefaultPageSize = PageRequest.Usual, MaxPageSize = PageRequest.Largest, AllowBackwardPagination = false)]
    public Task<Connection<Round>> GetRoundsAsync(
        [Parent] Area area, [Service] RoundStore store, [Service] TimeProvider clock, int? first, string? after,
        [GraphQLDescription("Only those that fit all of this.")] RoundFilter? filter, CancellationToken cancel) =>
        store.ListAsync(area, filter ?? new(), Day.Today(area.TimeZone, clock), PageRequest.Of(first, after), cancel);

    /// <summary>One round.</summary>
    public Task<Round?> GetRoundAsync(
        [Parent] Area area, [Service] RoundStore store, [GraphQLDescription("Id, as an earlier answer had it.")] Guid id, CancellationToken cancel) =>
        store.FindAsync(area.Code, id, cancel);
}

[ExtendObjectType(typeof(Zone))]
public sealed class ZoneRounds
{
    /// <summary>Its rounds, the newest first.</summary>
    public async Task<IReadOnlyList<Round>> GetRoundsAsync([Parent] Zone zone, RoundsOfZone rounds, CancellationToken cancel) =>
        await rounds.LoadAsync((zone.AreaCode, zone.Id), cancel) ?? [];

    /// <summary>Its newest round that is not closed; null: there is none.</summary>
    public async Task<Round?> GetCurrentRoundAsync([Parent] Zone zone, RoundsOfZone rounds, CancellationToken cancel) =>
        (await rounds.LoadAsync((zone.AreaCode, zone.Id), cancel) ?? []).FirstOrDefault(r => r.State != RoundState.Closed);
}

[ExtendObjectType(typeof(Round))]
public sealed class RoundFields
{
    /// <summary>Its zone.</summary>
    public async Task<Zone> GetZoneAsync([Parent] Round round, [Service] ZoneStore zones, CancellationToken cancel) =>
        (await zones.FindAsync(round.AreaCode, null, round.ZoneId, cancel))!;

    /// <summary>Names the state that the record is in: a correction says which it saw.</summary>
    public async Task<string> GetVersionAsync([Parent] Round round, VersionOfRound versions, CancellationToken cancel) =>
        await versions.LoadAsync((round.AreaCode, round.Id), cancel) ?? "";

    /// <summary>What people did to it, the newest first.</summary>
    public async Task<IReadOnlyList<HistoryEntry>> GetHistoryAsync(
        [Parent] Round round, [Service] EntryStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100) =>
        [.. (await store.HistoryAsync(RoundStore.Table, round.AreaCode, round.Id, Entered.History(limit), RoundPlans.Shown, cancel)).Select(e => e.Entry)];

    /// <summary>States that it went through, in order.</summary>
    public Task<IReadOnlyList<RoundStep>> GetStepsAsync([Parent] Round round, [Service] RoundStore store, CancellationToken cancel) =>
        store.StepsAsync(round.AreaCode, round.Id, cancel);

    /// <summary>Days until it is due, negative: over; null: it has no due day, or is closed.</summary>
    public async Task<int?> GetDaysLeftAsync([Parent] Round round, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel) =>
        round.State == RoundState.Closed || round.Due is not { } due ? null
            : due.DayNumber - Day.Today((await areas.RequireAsync(round.AreaCode, cancel)).TimeZone, clock).DayNumber;

    /// <summary>Whether it is not closed and past the day it is due. One without such a day is not said to be in time.</summary>
    public async Task<bool> GetOverdueAsync([Parent] Round round, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel) =>
        await GetDaysLeftAsync(round, areas, clock, cancel) < 0;

    /// <summary>How far it has come.</summary>
    public async Task<RoundProgress> GetProgressAsync(
        [Parent] Round round, [Service] RoundBook book, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel,
        [GraphQLDescription("Day, YYYY-MM-DD; today if none is named.")] string? asOf = null)
    {
        var area = await areas.RequireAsync(round.AreaCode, cancel);
        return await book.ProgressAsync(area, round, Day.ReadOptional(asOf, "asOf") ?? Day.Today(area.TimeZone, clock), cancel);
    }

    /// <summary>The zone's vital signs when inspection began, as they were computed then; null: it has not begun, or they were not kept.</summary>
    public Task<RoundScore?> GetBeforeAsync([Parent] Round round, [Service] RoundBook book, CancellationToken cancel) => book.ScoreAsync(round, "before", cancel);

    /// <summary>The same when it was closed.</summary>
    public Task<RoundScore?> GetAfterAsync([Parent] Round round, [Service] RoundBook book, CancellationToken cancel) => book.ScoreAsync(round, "after", cancel);

    /// <summary>What of it may be made public; null: it has not come to that.</summary>
    public async Task<RoundPublicity?> GetPublicityAsync(
        [Parent] Round round, [Service] RoundBook book, [Service] DataVersions areas, [Service] TimeProvider clock, CancellationToken cancel)
    {
        if (round.State < RoundState.Publicity)
        {
            return null;
        }

        var area = await areas.RequireAsync(round.AreaCode, cancel);
        return await book.PublicityAsync(area, round, Day.Today(area.TimeZone, clock), cancel);
    }
}

[ExtendObjectType(typeof(RoundProgress))]
public sealed class RoundProgressFields
{
    private const int Most = 500;

    /// <summary>Premises of the round that nobody has visited in it.</summary>
    public async Task<IReadOnlyList<RoundPremises>> GetNotVisitedAsync(
        [Parent] RoundProgress progress, [Service] RoundStore store, CancellationToken cancel,
        [GraphQLDescription("How many at most, from 1 to 500.")] int limit = 100)
    {
        var (premises, _) = await store.PremisesAsync(progress.InArea, progress.RoundId, progress.Day, cancel);
        return limit is >= 1 and <= Most
            ? await store.NotVisitedAsync(progress.InArea, progress.RoundId, [.. premises], progress.Day, limit, cancel)
            : throw new HistoryLimitInvalid(limit, Most);
    }
}

[ExtendObjectType(typeof(RoundEdit))]
public sealed class RoundEditFields
{
    /// <summary>The round as it stands on record now; null: it is not on record.</summary>
    public async Task<Round?> GetRoundAsync([Parent] RoundEdit edit, [Service] RoundStore store, CancellationToken cancel) =>
        edit.Row is { } id ? await store.FindAsync(edit.AreaCode, id, cancel) : null;
}

[ExtendObjectType(typeof(RoundChange))]
public sealed class RoundChangeFields
{
    /// <summary>The round as it stands on record now.</summary>
    public Task<Round?> GetRoundAsync([Parent] RoundChange change, [Service] RoundStore store, CancellationToken cancel) =>
        store.FindAsync(change.AreaCode, change.Id, cancel);
}

/// <summary>Puts together what rounds come to.</summary>
public sealed class RoundBook(RoundStore store, ZoneStore zones, TimeProvider clock)
{
    internal async Task<RoundProgress> ProgressAsync(Area area, Round round, DateOnly day, CancellationToken cancel)
    {
        var (premises, isFixed) = await store.PremisesAsync(area, round.Id, day, cancel);
        var visits = await store.VisitsAsync(area, round.Id, day, cancel);
        return RoundAnalysis.Of(premises, visits, await store.HazardsAsync(area, round.Id, day, cancel), day) with
        {
            InArea = area,
            RoundId = round.Id,
            Fixed = isFixed,
            ComputedAt = clock.GetUtcNow(),
        };
    }

    internal async Task<RoundScore?> ScoreAsync(Round round, string moment, CancellationToken cancel)
    {
        if (await store.ScoreAsync(round.AreaCode, round.Id, moment, cancel) is not var (answer, version, at))
        {
            return null;
        }

        var row = JsonSerializer.Deserialize<VitalSignsRow>(answer, WeightsBook.Json)!;
        return new(moment, new(DateTime.SpecifyKind(at, DateTimeKind.Utc)), version, row);
    }

    internal async Task<RoundPublicity> PublicityAsync(Area area, Round round, DateOnly day, CancellationToken cancel)
    {
        var zone = (await zones.FindAsync(area.Code, null, round.ZoneId, cancel))!;
        var inChinese = System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
        return new()
        {
            Progress = await ProgressAsync(area, round, day, cancel),
            ZoneName = (inChinese ? zone.NameZh ?? zone.NameEn : zone.NameEn ?? zone.NameZh) ?? "",
            Number = round.Number,
            MayBeNamed = await store.NamedAsync(area, round.Id, day, cancel),
        };
    }
}

/// <summary>Rounds of zones: one statement for all that a request asks for.</summary>
public sealed class RoundsOfZone(RoundStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : BatchDataLoader<(string Area, Guid Zone), Round[]>(scheduler, options)
{
    protected override async Task<IReadOnlyDictionary<(string Area, Guid Zone), Round[]>> LoadBatchAsync(
        IReadOnlyList<(string Area, Guid Zone)> keys, CancellationToken cancellationToken)
    {
        var found = new Dictionary<(string, Guid), Round[]>();
        foreach (var area in keys.GroupBy(k => k.Area, k => k.Zone))
        {
            foreach (var zone in await store.OfZonesAsync(area.Key, [.. area], cancellationToken))
            {
                found[(area.Key, zone.Key)] = [.. zone];
            }
        }

        return found;
    }
}

/// <summary>Versions of rounds: one statement for all that a request asks for.</summary>
public sealed class VersionOfRound(EntryStore store, IBatchScheduler scheduler, DataLoaderOptions options)
    : VersionOfRow(RoundStore.Table, store, scheduler, options);
