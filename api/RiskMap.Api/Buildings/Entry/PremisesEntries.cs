using System.Text.Json;
using HotChocolate.Subscriptions;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Buildings.Entry;

/// <summary>What a person may do to premises: refused clearly, field by field, or done whole and on record.</summary>
public sealed class PremisesEntries(DataVersions areas, PremisesEntryStore store, EntryStore acts, Caller caller, ITopicEventSender events)
{
    private const int MostContacts = 100;

    public static string TopicOf(string area) => $"premises-{area}";

    internal async Task<PremisesEdit> WriteAsync(
        string area, Guid? premises, string? version, PremisesFacts facts, PlaceInput? place, IReadOnlyList<PremisesField> clear, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var values = PremisesValues.Of(facts, clear);
        IReadOnlyList<EntryProblem> warnings = [];
        var at = place is not null ? Entered.Place(found, place, who, PremisesField.Location, values, out warnings)
            : clear.Contains(PremisesField.Location) ? new NewPlace(null, null, "unknown", IsSaid: true) : null;
        return await SendAsync(found, premises, premises is null ? ActKind.Add : ActKind.Edit, who, known =>
        {
            string? Shall(PremisesField field) => values.Values.TryGetValue(field, out var value) ? value : known?.Columns.GetValueOrDefault(FieldName.Column(field));
            if (known is null && Shall(PremisesField.Name) is null && Shall(PremisesField.Address) is null && values.Problems.Count == 0)
            {
                values.Add(PremisesField.Name, "PREMISES_NAMELESS", null);
            }

            if (Shall(PremisesField.OpenedOn) is { } opened && Shall(PremisesField.ClosedOn) is { } closed && string.CompareOrdinal(closed, opened) < 0)
            {
                values.Add(PremisesField.ClosedOn, "PREMISES_CLOSED_FIRST", closed, opened, closed);
            }

            var plan = Planning.Facts(
                new EntryPlan(known is null ? ActKind.Add : ActKind.Edit), PremisesEntryStore.Table, known is null ? null : OnRecord(known), values.ByColumn, values.Problems, at, version, Shown);
            return plan with { Warnings = [.. warnings, .. plan.Warnings] };
        }, cancel);
    }

    internal async Task<PremisesEdit> FileAsync(
        string area, Guid premises, string version, IReadOnlyList<FilingFacts> filings, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        return await SendAsync(found, premises, ActKind.Edit, who, known =>
        {
            var read = new EntryValues<PremisesField>();
            var lines = PremisesValues.Filings(filings, OnRecord(known!), read);
            return Planning.Facts(
                new EntryPlan(ActKind.Edit), PremisesEntryStore.Table, known, new Dictionary<string, string?>(StringComparer.Ordinal), read.Problems, null, version, Shown, lines);
        }, cancel);
    }

    internal async Task<PremisesEdit> ContactsAsync(
        string area, Guid premises, IReadOnlyList<ContactFacts> contacts, IReadOnlyList<ContactRemoval> remove, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var read = new EntryValues<PremisesField>();
        List<ContactFacts> put = [];
        foreach (var contact in contacts.Take(MostContacts))
        {
            put.Add(contact with { Name = TextOf(contact.Name, 100, read), Phone = TextOf(contact.Phone, 40, read) });
        }

        List<Guid> named = [.. contacts.Select(c => c.Id).OfType<Guid>(), .. remove.Select(r => r.Id)];
        EntryProblem? wrong = contacts.Count + remove.Count == 0 ? EntryProblem.OfAll("NOTHING_CHANGES")
            : contacts.Count + remove.Count > MostContacts ? EntryProblem.Of(PremisesField.Contacts, "CONTACTS_TOO_MANY", null, MostContacts)
            : named.GroupBy(id => id).FirstOrDefault(g => g.Count() > 1) is { } twice ? EntryProblem.Of(PremisesField.Contacts, "CONTACT_TWICE", twice.Key.ToString("D"), twice.Key)
            : null;
        IReadOnlyList<EntryProblem> problems = wrong is null ? read.Problems : [wrong, .. read.Problems];
        return await SendAsync(found, premises, ActKind.Edit, who, known => OnRecord(known!) is not null && problems.Count == 0
            ? new EntryPlan(ActKind.Edit)
            : Planning.Refused(new EntryPlan(ActKind.Edit), problems), cancel, new(put, remove));
    }

    internal async Task<PremisesEdit> UndoAsync(string area, Guid change, EntryInput entry, CancellationToken cancel)
    {
        var (found, who) = await OpenAsync(area, entry, cancel);
        var act = await acts.ActAsync(PremisesEntryStore.Table, area, change, cancel);
        // What the persons were called before stands nowhere.
        return act.Changes.Any(c => c.Field.StartsWith(PremisesEntryStore.Contacts.FieldOf(""), StringComparison.Ordinal)) ? throw new ChangeNotUndoable(act.Kind)
            : await SendAsync(found, act.Row, ActKind.Undo, who, known => new EntryPlan(ActKind.Undo)
            {
                Undoes = act.Id,
                Changes = Planning.Undoable(act, c => Planning.Stands(PremisesEntryStore.Table, known!, c)) is var back && act.Kind == "add"
                    ? [new(PlannedChange.OnRecord, "true", "false")] : back,
            }, cancel);
    }

    /// <summary>A change as clients read it.</summary>
    internal static FieldChange Shown(PlannedChange change) => new(change.Name, Shown(change.Field, change.Before), Shown(change.Field, change.After));

    private static string? Shown(string field, string? value) => field switch
    {
        _ when value is null => null,
        "supervision" or "cladding" or "owners" or "credit" or "location_precision" or PlannedChange.OnRecord => value.ToUpperInvariant(),
        PlannedChange.Location => Planning.ShownPlace(value),
        _ when field.StartsWith(PremisesEntryStore.Filings.FieldOf(""), StringComparison.Ordinal) => Filed(value),
        _ => value,
    };

    /// <summary>filed 2025-03-01, due 2026-03-01.</summary>
    private static string Filed(string line)
    {
        using var read = JsonDocument.Parse(line);
        string? Of(string column) => read.RootElement.TryGetProperty(column, out var day) && day.ValueKind == JsonValueKind.String ? day.GetString() : null;
        return $"{Of("filed_on") ?? "–"} / {Of("due_on") ?? "–"}";
    }

    private static string? TextOf(string? text, int longest, EntryValues<PremisesField> read)
    {
        var trimmed = text?.Trim();
        if (trimmed?.Length > longest)
        {
            read.Add(PremisesField.Contacts, "TEXT_TOO_LONG", null, trimmed.Length, longest);
        }
        else if (trimmed?.IsWritable() == false)
        {
            read.Add(PremisesField.Contacts, "TEXT_UNREADABLE", null);
        }

        return trimmed is "" ? null : trimmed;
    }

    private static KnownRow OnRecord(KnownRow known) => known.OnRecord ? known : throw new PremisesUnknown(known.Id);

    private async Task<(Area Area, EntryInput Entry)> OpenAsync(string area, EntryInput entry, CancellationToken cancel)
    {
        var read = Entered.Checked(entry, caller);
        return (await areas.RequireAsync(area, cancel), read);
    }

    private async Task<PremisesEdit> SendAsync(
        Area area, Guid? premises, ActKind kind, EntryInput entry, Func<KnownRow?, EntryPlan> plan, CancellationToken cancel, ContactChanges? contacts = null)
    {
        var edit = await store.WriteAsync(area, premises, entry, plan, cancel, contacts);
        if (edit.Outcome == EntryOutcome.Done)
        {
            await areas.RereadAsync(cancel);
            await events.SendAsync(TopicOf(area.Code), new PremisesChange(edit.Row!.Value, kind, edit.DataVersion) { AreaCode = area.Code }, CancellationToken.None);
        }

        return edit;
    }
}
