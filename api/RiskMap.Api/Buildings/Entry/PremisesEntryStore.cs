using Dapper;
using RiskMap.Api.Accounts;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Buildings.Entry;

/// <summary>Writes what people enter about premises.</summary>
public sealed class PremisesEntryStore(EntryStore entries)
{
    internal static readonly EnteredLines Filings = new("filings", "premises_filings", "premises", "kind", "filed_on", "due_on");

    /// <summary>Of contact persons the history says that they changed, no more: a change is of the line of their id.</summary>
    internal static readonly EnteredLines Contacts = new("contacts", "premises_contacts", "premises");

    /// <summary>What a person may write.</summary>
    internal static readonly EnteredTable Table = new("premises", new Dictionary<string, EnteredColumn>(StringComparer.Ordinal)
    {
        ["name"] = new("text"),
        ["kind"] = new("text", "unknown"),
        ["address"] = new("text"),
        ["occupants"] = new("integer"),
        ["opened_on"] = new("date"),
        ["closed_on"] = new("date"),
        ["credit_code"] = new("text"),
        ["supervision"] = new("text", "unknown"),
        ["crowded"] = new("boolean"),
        ["floor_area_m2"] = new("double precision"),
        ["storeys"] = new("integer"),
        ["height_m"] = new("double precision"),
        ["cladding"] = new("text", "unknown"),
        ["cladding_plate"] = new("boolean"),
        ["facilities_on"] = new("date"),
        ["has_manager"] = new("boolean"),
        ["owners"] = new("text", "unknown"),
        ["commitment"] = new("boolean"),
        ["credit"] = new("text", "unknown"),
        ["credit_until"] = new("date"),
        ["building"] = new("uuid"),
        ["note"] = new("text"),
        ["location_precision"] = new("text", "unknown"),
    }, id => new PremisesUnknown(id))
    {
        InDivision = true,
        Permit = Permits.Record,
        Lines = [Filings, Contacts],
    };

    /// <summary>Asks for a plan under the lock, and carries it out.</summary>
    /// <param name="area">The area.</param>
    /// <param name="premises">Which; null: new ones.</param>
    /// <param name="entry">Who, and how he knows.</param>
    /// <param name="plan">What shall be written, seeing what is there.</param>
    /// <param name="contacts">Contact persons as they shall be; of them the history says only that they changed.</param>
    /// <param name="cancel">Nothing is written if stopped.</param>
    /// <exception cref="PremisesUnknown">There are no such premises.</exception>
    internal async Task<PremisesEdit> WriteAsync(
        Area area, Guid? premises, EntryInput entry, Func<KnownRow?, EntryPlan> plan, CancellationToken cancel, ContactChanges? contacts = null)
    {
        await using var writing = await entries.BeginAsync(Table, area.Code, premises, entry, cancel);
        var edit = new PremisesEdit { AreaCode = area.Code, Row = writing.Row, DataVersion = writing.DataVersion };
        if (writing.Repeated is { } before)
        {
            return edit with { Outcome = EntryOutcome.Repeated, Change = before };
        }

        var planned = plan(premises is null ? null : await writing.ReadAsync());
        if (planned.Outcome == EntryOutcome.Done && contacts is not null)
        {
            planned = await ContactsAsync(writing, premises!.Value, planned, contacts);
        }

        if (planned.Outcome == EntryOutcome.Done && await BuildingMissingAsync(writing, planned) is { } missing)
        {
            planned = Planning.Refused(planned, missing);
        }

        edit = edit with { Outcome = planned.Outcome, Problems = planned.Problems, Warnings = planned.Warnings, Conflicts = planned.Conflicts };
        if (planned.Outcome != EntryOutcome.Done)
        {
            return edit;
        }

        var act = await writing.WriteAsync(planned);
        await writing.CommitAsync();
        return edit with { Row = writing.Row, Change = act, DataVersion = writing.DataVersion };
    }

    /// <summary>Writes them, and gives what the history may say of it; nothing stands until the change is committed.</summary>
    private static async Task<EntryPlan> ContactsAsync(EntryTransaction writing, Guid premises, EntryPlan plan, ContactChanges contacts)
    {
        var known = (await writing.Connection.QueryAsync<KnownContact>(writing.Command($"""
            SELECT c.id, {PremisesFileStore.ContactVersion} AS version, concat_ws(' ', upper(role), name, phone) AS said,
                (SELECT a.who FROM acts a JOIN act_fields f ON f.area = a.area AND f.act = a.id
                 WHERE a.area = c.area AND a.layer = 'premises' AND a.row = c.premises AND f.field = @prefix || c.id ORDER BY a.at DESC LIMIT 1) AS who
            FROM premises_contacts c WHERE c.area = @Area AND c.premises = @premises
            """, new { writing.Area, premises, prefix = Contacts.FieldOf("") }))).ToDictionary(c => c.Id);
        List<ContactSent> sent =
        [
            .. contacts.Put.Where(c => c.Id is not null).Select(c => new ContactSent(c.Id!.Value, c.Version, string.Join(' ', ((string?[])[Snake.Of(c.Role).ToUpperInvariant(), c.Name, c.Phone]).Where(t => t is not null)))),
            .. contacts.Remove.Select(r => new ContactSent(r.Id, r.Version, null)),
        ];
        if (sent.Where(s => !known.ContainsKey(s.Id)).ToList() is { Count: > 0 } unknown)
        {
            return Planning.Refused(plan, [.. unknown.Select(u => EntryProblem.Of(PremisesField.Contacts, "CONTACT_UNKNOWN", u.Id.ToString("D"), u.Id))]);
        }

        if (sent.Where(s => s.Version is not null && s.Version != known[s.Id].Version && s.Said != known[s.Id].Said).ToList() is { Count: > 0 } stale)
        {
            return plan with
            {
                Outcome = EntryOutcome.Conflict,
                Conflicts = [.. stale.Select(s => new EntryConflict(new PlannedChange(Contacts.FieldOf(s.Id.ToString("D")), null, null).Name, s.Said, known[s.Id].Said, known[s.Id].Who))],
            };
        }

        List<PlannedChange> changes = [];
        foreach (var contact in contacts.Put)
        {
            var id = contact.Id ?? Guid.CreateVersion7();
            await writing.Connection.ExecuteAsync(writing.Command("""
                INSERT INTO premises_contacts (area, id, premises, role, name, phone) VALUES (@Area, @id, @premises, @role, @Name, @Phone)
                ON CONFLICT (area, id) DO UPDATE SET role = excluded.role, name = excluded.name, phone = excluded.phone
                """, new { writing.Area, id, premises, role = Snake.Of(contact.Role), contact.Name, contact.Phone }));
            changes.Add(new(Contacts.FieldOf(id.ToString("D")), contact.Id is null ? null : EnteredColumn.Masked, EnteredColumn.Masked));
        }

        await writing.Connection.ExecuteAsync(writing.Command(
            "DELETE FROM premises_contacts WHERE area = @Area AND id = ANY(@gone)", new { writing.Area, gone = contacts.Remove.Select(r => r.Id).ToArray() }));
        changes.AddRange(contacts.Remove.Select(r => new PlannedChange(Contacts.FieldOf(r.Id.ToString("D")), EnteredColumn.Masked, null)));
        return plan with { Changes = changes };
    }

    private static async Task<EntryProblem?> BuildingMissingAsync(EntryTransaction writing, EntryPlan plan)
    {
        var named = plan.Undoes is null ? plan.Changes.FirstOrDefault(c => c.Field == "building")?.After : null;
        return named is not null && !await writing.Connection.ExecuteScalarAsync<bool>(writing.Command(
            "SELECT EXISTS (SELECT FROM buildings WHERE area = @Area AND id = @id)", new { writing.Area, id = Guid.Parse(named) }))
            ? EntryProblem.Of(PremisesField.Building, "BUILDING_UNKNOWN", named, named) : null;
    }
}

/// <summary>Contact persons as they shall be.</summary>
/// <param name="Put">New ones, and ones that are on record with other values.</param>
/// <param name="Remove">Those that go.</param>
internal sealed record ContactChanges(IReadOnlyList<ContactFacts> Put, IReadOnlyList<ContactRemoval> Remove);

/// <summary>A contact person as somebody wants it: role in capitals, name and telephone in one text, as conflicts show them; null: gone.</summary>
internal sealed record ContactSent(Guid Id, string? Version, string? Said);

/// <summary>A contact person on record, and who wrote it; null: it came with a file.</summary>
internal sealed record KnownContact
{
    public Guid Id { get; init; }

    public string Version { get; init; } = "";

    public string Said { get; init; } = "";

    public string? Who { get; init; }
}
