using System.Globalization;
using HotChocolate;
using HotChocolate.Subscriptions;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Campaigns;

/// <summary>What leaders may do to campaigns: refused clearly, field by field, or done whole and on record.</summary>
public sealed class CampaignEntries(DataVersions areas, CampaignStore store, EntryStore acts, Caller caller, ITopicEventSender events)
{
    public static string TopicOf(string area) => $"campaigns-{area}";

    internal async Task<CampaignEdit> WriteAsync(
        string area, Guid? campaign, string? version, CampaignFacts facts, IReadOnlyList<CampaignField> clear, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = Values(facts, clear);
        return await SendAsync(found, campaign, campaign is null ? ActKind.Add : ActKind.Edit, who, known => Plan(known is null ? null : OnRecord(known), version, values), cancel);
    }

    internal async Task<CampaignEdit> UndoAsync(string area, Guid change, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var act = await acts.ActAsync(CampaignStore.Table, area, change, cancel);
        return await SendAsync(found, act.Row, ActKind.Undo, who, known => new EntryPlan(ActKind.Undo)
        {
            Undoes = act.Id,
            Changes = Planning.Undoable(act, c => Planning.Stands(CampaignStore.Table, known!, c)) is var back && act.Kind == "add"
                ? [new(PlannedChange.OnRecord, "true", "false")] : back,
        }, cancel);
    }

    /// <summary>A value as clients read it.</summary>
    internal static FieldChange Shown(PlannedChange change) => new(
        change.Name, Shown(change.Field, change.Before), Shown(change.Field, change.After));

    private static string? Shown(string field, string? value) => field is "target_unit" or PlannedChange.OnRecord ? value?.ToUpperInvariant() : value;

    private static KnownRow OnRecord(KnownRow known) => known.OnRecord ? known : throw new CampaignUnknown(known.Id);

    private static EntryPlan Plan(KnownRow? known, string? version, EntryValues<CampaignField> values)
    {
        string? Shall(CampaignField field) =>
            values.Values.TryGetValue(field, out var value) ? value : known?.Columns.GetValueOrDefault(FieldName.Column(field));
        if (Shall(CampaignField.Name) is null && values.Problems.All(p => p.Field != FieldName.Of(CampaignField.Name)))
        {
            values.Add(CampaignField.Name, "CAMPAIGN_NAME_MISSING", null);
        }

        if (string.CompareOrdinal(Shall(CampaignField.ToOn), Shall(CampaignField.FromOn)) < 0 && Shall(CampaignField.ToOn) is not null && Shall(CampaignField.FromOn) is not null)
        {
            values.Add(CampaignField.ToOn, "CAMPAIGN_ENDS_FIRST", Shall(CampaignField.ToOn), Shall(CampaignField.FromOn), Shall(CampaignField.ToOn));
        }

        var plan = Planning.Facts(
            new EntryPlan(known is null ? ActKind.Add : ActKind.Edit), CampaignStore.Table, known, values.ByColumn, values.Problems, null, version, Shown);
        return plan.Outcome == EntryOutcome.Done && Shall(CampaignField.Target) is not null && Shall(CampaignField.TargetUnit) is null or "unknown"
            ? plan with { Warnings = [EntryProblem.Of(CampaignField.TargetUnit, "CAMPAIGN_UNIT_MISSING", null)] } : plan;
    }

    private static EntryValues<CampaignField> Values(CampaignFacts facts, IReadOnlyList<CampaignField> clear)
    {
        var read = new EntryValues<CampaignField>();
        foreach (var field in clear)
        {
            if (field is CampaignField.Name or CampaignField.OnRecord)
            {
                read.Add(field, "FIELD_NOT_CLEARED", null, FieldName.Column(field));
            }
            else
            {
                read.Set(field, field == CampaignField.TargetUnit ? "unknown" : null);
            }
        }

        read.Text(CampaignField.Name, facts.Name, 300);
        read.Text(CampaignField.Topic, facts.Topic, 100);
        read.Day(CampaignField.FromOn, facts.From, 1900, 2100);
        read.Day(CampaignField.ToOn, facts.To, 1900, 2100);
        read.Text(CampaignField.Checklist, facts.Checklist, 100);
        read.Number(CampaignField.Target, facts.Target, 0, 10_000_000, null);
        read.Word(CampaignField.TargetUnit, facts.TargetUnit);
        read.Text(CampaignField.Note, facts.Note, 4000);
        if (facts.PremisesKinds is { } kinds)
        {
            var text = string.Join(' ', kinds.Select(k => k.Trim()).Where(k => k.Length > 0).Distinct(StringComparer.Ordinal));
            if (kinds.Count > 60 || kinds.Any(k => k.Trim().Any(c => c != '_' && !char.IsAsciiLetterLower(c))))
            {
                read.Add(CampaignField.PremisesKinds, "PREMISES_KIND_INVALID", text.Length > 60 ? text[..60] + "…" : text, text);
            }
            else
            {
                read.Set(CampaignField.PremisesKinds, text.Length == 0 ? null : text);
            }
        }

        return read;
    }

    private async Task<(Area Area, EntryInput Entry)> OpenAsync(string area, EntryInput entry, CancellationToken cancel)
    {
        var read = Entered.Checked(entry, caller);
        return (await areas.RequireAsync(area, cancel), read);
    }

    private async Task<CampaignEdit> SendAsync(Area area, Guid? campaign, ActKind kind, EntryInput entry, Func<KnownRow?, EntryPlan> plan, CancellationToken cancel)
    {
        var edit = await store.WriteAsync(area, campaign, entry, plan, cancel);
        if (edit.Outcome == EntryOutcome.Done)
        {
            await areas.RereadAsync(cancel);
            await events.SendAsync(TopicOf(area.Code), new CampaignChange(edit.Row!.Value, kind, edit.DataVersion) { AreaCode = area.Code }, CancellationToken.None);
        }

        return edit;
    }
}

/// <summary>What became of a change of a campaign that somebody sent.</summary>
public sealed record CampaignEdit : Edit;

/// <summary>Somebody began or changed a campaign.</summary>
/// <param name="Id">Id of the campaign.</param>
/// <param name="Kind">What was done.</param>
/// <param name="DataVersion">Version of the area's data since.</param>
public sealed record CampaignChange(Guid Id, ActKind Kind, long DataVersion)
{
    internal string AreaCode { get; init; } = "";
}

/// <summary>Facts about a campaign, as somebody enters them. What is left out stays as it is, or unknown.</summary>
/// <param name="Name">Its name, at most 300 characters; a new one must have it.</param>
/// <param name="Topic">What it is about, at most 100 characters: a kind of hazards or premises, or a word.</param>
/// <param name="From">First day (YYYY-MM-DD).</param>
/// <param name="To">Last day (YYYY-MM-DD), which counts.</param>
/// <param name="PremisesKinds">Kinds of premises that it is about, words of ours; an empty list: all.</param>
/// <param name="Checklist">Code of the checklist that visits go by.</param>
/// <param name="Target">How much shall be done, 0 or more, in targetUnit.</param>
/// <param name="TargetUnit">What is counted against the target.</param>
/// <param name="Note">Remarks.</param>
[GraphQLName("CampaignFactsInput")]
public sealed record CampaignFacts(
    string? Name = null, string? Topic = null, string? From = null, string? To = null, IReadOnlyList<string>? PremisesKinds = null, string? Checklist = null,
    int? Target = null, CampaignTargetUnit? TargetUnit = null, string? Note = null);

/// <summary>What about a campaign can change.</summary>
public enum CampaignField
{
    /// <summary>Its name.</summary>
    Name,

    /// <summary>What it is about.</summary>
    Topic,

    /// <summary>First day.</summary>
    FromOn,

    /// <summary>Last day.</summary>
    ToOn,

    /// <summary>Kinds of premises that it is about.</summary>
    PremisesKinds,

    /// <summary>The checklist.</summary>
    Checklist,

    /// <summary>How much shall be done.</summary>
    Target,

    /// <summary>What is counted against the target.</summary>
    TargetUnit,

    /// <summary>Remarks.</summary>
    Note,

    /// <summary>Whether it stands on record.</summary>
    OnRecord,
}

public sealed class CampaignUnknown(Guid id) : Refused("CAMPAIGN_UNKNOWN", 404, id);
