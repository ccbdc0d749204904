using System.Collections.Frozen;
using System.Text.Json.Nodes;
using RiskMap.Api.Answers;
using RiskMap.Api.Corrections;

namespace RiskMap.Api.Buildings.Entry;

/// <summary>What somebody sent about premises, as the history keeps it. Bounds are those that imports have.</summary>
internal static class PremisesValues
{
    private const int FirstYear = 1700, LastYear = 2100;

    /// <summary>Kinds of premises, as imports have them (data-import, LayerCatalogue).</summary>
    private static readonly FrozenSet<string> Kinds = FrozenSet.ToFrozenSet(
    [
        "shop", "mall", "market", "restaurant", "hotel", "entertainment", "internet_cafe", "bath", "school", "kindergarten", "hospital", "elderly_care", "office", "workshop", "factory",
        "warehouse", "cold_store", "logistics", "hazardous", "fuel_station", "residential", "shared_housing", "public", "religious", "heritage", "construction", "agricultural", "unknown",
    ], StringComparer.Ordinal);

    /// <summary>Words whose unknown is a word.</summary>
    private static readonly HashSet<PremisesField> Words = [PremisesField.Kind, PremisesField.Supervision, PremisesField.Cladding, PremisesField.Owners, PremisesField.Credit];

    /// <summary>What is not cleared by itself.</summary>
    private static readonly HashSet<PremisesField> Kept = [PremisesField.LocationPrecision, PremisesField.Filings, PremisesField.Contacts, PremisesField.OnRecord];

    public static EntryValues<PremisesField> Of(PremisesFacts facts, IReadOnlyList<PremisesField> clear)
    {
        var read = new EntryValues<PremisesField>();
        foreach (var field in clear)
        {
            if (Kept.Contains(field))
            {
                read.Add(field, "FIELD_NOT_CLEARED", null, FieldName.Column(field));
            }
            else if (field != PremisesField.Location)
            {
                read.Set(field, Words.Contains(field) ? "unknown" : null);
            }
        }

        read.Text(PremisesField.Name, facts.Name, 300);
        read.Text(PremisesField.Address, facts.Address, 1000);
        read.Number(PremisesField.Occupants, facts.Occupants, 0, 1_000_000, null);
        read.Day(PremisesField.OpenedOn, facts.OpenedOn, FirstYear, LastYear);
        read.Day(PremisesField.ClosedOn, facts.ClosedOn, FirstYear, LastYear);
        read.Word(PremisesField.Supervision, facts.Supervision);
        Flag(read, PremisesField.Crowded, facts.Crowded);
        read.Number(PremisesField.FloorAreaM2, facts.FloorAreaM2, 0.1, 1e7, "m²");
        read.Number(PremisesField.Storeys, facts.Storeys, 1, 200, null);
        read.Number(PremisesField.HeightM, facts.HeightM, 0.5, 1000, "m");
        read.Word(PremisesField.Cladding, facts.Cladding);
        Flag(read, PremisesField.CladdingPlate, facts.CladdingPlate);
        read.Day(PremisesField.FacilitiesOn, facts.FacilitiesOn, FirstYear, LastYear);
        Flag(read, PremisesField.HasManager, facts.HasManager);
        read.Word(PremisesField.Owners, facts.Owners);
        Flag(read, PremisesField.Commitment, facts.Commitment);
        read.Word(PremisesField.Credit, facts.Credit);
        read.Day(PremisesField.CreditUntil, facts.CreditUntil, FirstYear, LastYear);
        read.Text(PremisesField.Note, facts.Note, 4000);
        if (facts.Kind is { } kind)
        {
            if (Kinds.Contains(kind))
            {
                read.Set(PremisesField.Kind, kind);
            }
            else
            {
                read.Add(PremisesField.Kind, "PREMISES_KIND_INVALID", kind, kind);
            }
        }

        if (facts.CreditCode?.Trim() is { } code)
        {
            if (code.Length is 0 or 18 && code.All(char.IsAsciiLetterOrDigit))
            {
                read.Set(PremisesField.CreditCode, code.Length == 0 ? null : code.ToUpperInvariant());
            }
            else
            {
                read.Add(PremisesField.CreditCode, "CREDIT_CODE_INVALID", code, code);
            }
        }

        if (facts.Building is { } building)
        {
            read.Set(PremisesField.Building, building.ToString("D"));
        }

        return read;
    }

    /// <summary>Filings as they shall be, by what the history calls them.</summary>
    public static Dictionary<string, string?> Filings(IReadOnlyList<FilingFacts> filings, KnownRow known, EntryValues<PremisesField> read)
    {
        var lines = new Dictionary<string, string?>(StringComparer.Ordinal);
        foreach (var filing in filings)
        {
            var field = PremisesEntryStore.Filings.FieldOf(Snake.Of(filing.Kind));
            var was = known.Lines.GetValueOrDefault(field) is { } text ? JsonNode.Parse(text) : null;
            if (filing.Clear)
            {
                lines[field] = null;
                continue;
            }

            var filed = DayOf(filing.FiledOn, read) ?? was?["filed_on"]?.GetValue<string>();
            var due = DayOf(filing.DueOn, read) ?? was?["due_on"]?.GetValue<string>();
            lines[field] = new JsonObject { ["filed_on"] = filed, ["due_on"] = due }.ToJsonString();
        }

        return lines;
    }

    private static string? DayOf(string? text, EntryValues<PremisesField> read)
    {
        if (text is null)
        {
            return null;
        }

        if (Entered.Day(text) is { } day && day.Year is >= 1990 and <= LastYear)
        {
            return day.Iso();
        }

        read.Add(PremisesField.Filings, "DATE_INVALID", text, "filings", text);
        return null;
    }

    private static void Flag(EntryValues<PremisesField> read, PremisesField field, bool? flag)
    {
        if (flag is { } said)
        {
            read.Set(field, said ? "true" : "false");
        }
    }
}
