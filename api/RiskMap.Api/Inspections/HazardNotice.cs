using HotChocolate;
using HotChocolate.Types;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;
using RiskMap.Api.Inspections.Hazards;

namespace RiskMap.Api.Inspections;

/// <summary>Which notice.</summary>
public enum NoticeKind
{
    /// <summary>责令立即改正通知书.</summary>
    AtOnce,

    /// <summary>责令限期改正通知书.</summary>
    ByDay,
}

/// <summary>The fields of a notice, for printing. It holds no text of the law, only where it stands and how sure that is.</summary>
public sealed record HazardNotice
{
    /// <summary>Which notice.</summary>
    public NoticeKind Kind { get; init; }

    /// <summary>Its title.</summary>
    public string Title { get; init; } = "";

    /// <summary>Number of the paper; null: none is on record.</summary>
    public string? Number { get; init; }

    /// <summary>The office that makes it; null: nobody set its name.</summary>
    public string? Office { get; init; }

    /// <summary>Name of the premises.</summary>
    public string? PremisesName { get; init; }

    /// <summary>Their address.</summary>
    public string? Address { get; init; }

    /// <summary>Day (YYYY-MM-DD) of the check.</summary>
    public string InspectedOn { get; init; } = "";

    /// <summary>What is to be put right.</summary>
    public IReadOnlyList<NoticeItem> Items { get; init; } = [];

    /// <summary>The last day (YYYY-MM-DD) of all; null: at once.</summary>
    public string? Deadline { get; init; }

    /// <summary>Where the notice itself stands.</summary>
    public IReadOnlyList<LawReference> Law { get; init; } = [];

    /// <summary>Names of the officers.</summary>
    public IReadOnlyList<string> Inspectors { get; init; } = [];

    /// <summary>Day (YYYY-MM-DD) on which it was made; null: not yet.</summary>
    public string? IssuedOn { get; init; }

    /// <summary>The last day (YYYY-MM-DD) on which it is served in time; null: at once.</summary>
    public string? ServeBy { get; init; }

    /// <summary>What must be filled in before it can be handed over: NUMBER, OFFICE, PREMISES, ADDRESS, INSPECTORS (two at least).</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];
}

/// <summary>A hazard as it stands in a notice.</summary>
/// <param name="Number">Its number in the notice, from 1.</param>
/// <param name="Text">What is wrong.</param>
/// <param name="Deadline">Day (YYYY-MM-DD) by which it shall be put right; null: at once.</param>
/// <param name="Law">Where the duty stands.</param>
public sealed record NoticeItem(int Number, string Text, string? Deadline, IReadOnlyList<LawReference> Law)
{
    internal Hazard Of { get; init; } = new();

    /// <summary>The hazard.</summary>
    public Hazard Hazard => Of;
}

[ExtendObjectType(typeof(Hazard))]
public sealed class HazardNoticeFields
{
    /// <summary>The fields of the notice for it and for what the same visit found with it; null: no notice of this kind fits it.</summary>
    public async Task<HazardNotice?> GetNoticeAsync(
        [Parent] Hazard hazard, InspectionById inspections, HazardsOfInspection hazards, StepsOfHazard steps, [Service] DataVersions areas, [Service] Settings settings,
        CancellationToken cancel, [GraphQLDescription("Which notice.")] NoticeKind kind = NoticeKind.ByDay)
    {
        var visit = hazard.InspectionId is { } id ? await inspections.LoadAsync((hazard.AreaCode, id), cancel) : null;
        var together = visit is null ? [] : await hazards.LoadAsync((hazard.AreaCode, visit.Id), cancel) ?? [];
        var items = (together.Length == 0 ? [hazard] : together).Where(h => kind == NoticeKind.ByDay ? h.Due is not null : h.Due is null).ToList();
        if (items.All(i => i.Id != hazard.Id))
        {
            return null;
        }

        var ordered = (await steps.LoadAsync((hazard.AreaCode, hazard.Id), cancel) ?? [])
            .FirstOrDefault(s => !s.Undone && s.Kind == (kind == NoticeKind.ByDay ? HazardStepKind.Ordered : HazardStepKind.Closed));
        var area = await areas.RequireAsync(hazard.AreaCode, cancel);
        var rule = HazardData.RuleOf[kind == NoticeKind.ByDay ? "E1.4" : "E1.3"];
        var notice = new HazardNotice
        {
            Kind = kind,
            Title = Words.Say(kind == NoticeKind.ByDay ? "NOTICE_BY_DAY" : "NOTICE_AT_ONCE"),
            Number = ordered?.Document,
            Office = settings.Office is "" ? null : settings.Office,
            PremisesName = hazard.PremisesName,
            Address = hazard.Address,
            InspectedOn = visit is null ? hazard.FoundOn : DateOnly.FromDateTime(visit.VisitedAt.DateTime).Iso(),
            Items = [.. items.Select((h, i) => new NoticeItem(
                i + 1, string.IsNullOrEmpty(h.Description) ? h.KindName : $"{h.KindName}{(Words.Chinese ? "：" : ": ")}{h.Description}", h.DueOn,
                HazardData.KindOf.GetValueOrDefault(h.Kind)?.Law ?? []) { Of = h })],
            Deadline = kind == NoticeKind.ByDay ? items.Max(h => h.Due)!.Value.Iso() : null,
            Law = [rule.Law],
            Inspectors = visit?.Inspectors ?? (hazard.Officer is { } officer ? [officer] : []),
            IssuedOn = ordered?.On,
            ServeBy = kind == NoticeKind.ByDay ? HazardData.CalendarOf(area).After(hazard.Found, rule.Limit!.Value).Iso() : null,
        };
        return notice with
        {
            Missing =
            [
                .. new (string Name, bool Lacks)[]
                {
                    ("NUMBER", notice.Number is null), ("OFFICE", notice.Office is null), ("PREMISES", notice.PremisesName is null),
                    ("ADDRESS", notice.Address is null), ("INSPECTORS", notice.Inspectors.Count < 2),
                }.Where(m => m.Lacks).Select(m => m.Name),
            ],
        };
    }
}
