using RiskMap.Api.Areas;
using RiskMap.Api.Exports;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Buildings.Saved;

/// <summary>One of the premises with what other tables hold of it.</summary>
internal sealed record FiledPremises(Premises Unit, PremisesFile File);

/// <summary>A contact person beside the premises that they belong to: personal data.</summary>
internal sealed record ContactOfPremises(Premises Unit, PremisesContact Contact);

/// <summary>What is saved of the files of premises (户籍化). Contact persons are a file of their own, for another permit; remarks are left out, for people write names into them.</summary>
internal static class PremisesColumns
{
    public static IReadOnlyList<ListColumn<FiledPremises>> Of(IReadOnlyDictionary<Guid, Division> towns) =>
    [
        new("number_in_area", p => p.Unit.FeatureId), new("name", p => p.Unit.Name, 30), new("premises_kind", p => p.Unit.Kind), new("kind_source", p => p.Unit.KindSrc),
        new("town", p => p.Unit.DivisionId is { } id ? ListRows.NameOf(towns.GetValueOrDefault(id)) : null), new("address", p => p.Unit.Address, 30), new("credit_code", p => p.Unit.CreditCode, 22),
        new("supervision", p => ListRows.Word("SUPERVISION", p.Unit.Supervision)), new("crowded", p => p.Unit.Crowded), new("occupants", p => p.Unit.Occupants),
        new("opened_on", p => p.Unit.OpenedOn), new("business_ended_on", p => p.Unit.ClosedOn), new("floor_area_m2", p => p.Unit.FloorAreaM2), new("storeys", p => p.Unit.Storeys),
        new("height_m", p => p.Unit.HeightM), new("high_rise", p => ListRows.Word("HEIGHT_CLASS", p.Unit.HighRise.Class)), new("cladding", p => ListRows.Word("CLADDING", p.Unit.Cladding)),
        new("cladding_plate", p => p.Unit.CladdingPlate), new("facilities_on", p => p.Unit.FacilitiesOn), new("has_manager", p => p.Unit.HasManager),
        new("owners", p => ListRows.Word("OWNERS", p.Unit.Owners)), new("commitment", p => p.Unit.Commitment), new("credit", p => ListRows.Word("CREDIT", p.Unit.Credit)), new("credit_until", p => p.Unit.CreditUntil),
        .. Enum.GetValues<FilingKind>().SelectMany(Filing),
        new("visits", p => p.File.Visits), new("last_visit_on", p => p.File.LastVisitOn), new("hazards_open", p => p.File.Open), new("hazards_overdue", p => p.File.Overdue),
        new("hazards_no_date", p => p.File.NoDate), new("hazards_closed", p => p.File.ByState.GetValueOrDefault("closed")), new("hazards_returned", p => p.File.Returned),
        new("penalties", p => p.File.Penalties), new("penalties_amount", p => p.File.Penalties > 0 && p.File.AmountUnknown == p.File.Penalties ? null : p.File.Amount),
        new("penalties_amount_unknown", p => p.File.AmountUnknown), new("sealed", p => p.File.Sealed), new("sealed_now", p => p.File.SealedNow),
        new("stopped", p => p.File.Stopped), new("stopped_now", p => p.File.StoppedNow), new("precision", p => ListRows.Word("PLACE_PRECISION", p.Unit.LocationPrecision)),
        new("longitude", p => ListRows.Degrees(p.Unit.Longitude)), new("latitude", p => ListRows.Degrees(p.Unit.Latitude)), new("id", p => p.Unit.Id.ToString("D"), 38),
    ];

    public static IReadOnlyList<ListColumn<ContactOfPremises>> OfContacts { get; } =
    [
        new("number_in_area", c => c.Unit.FeatureId), new("premises", c => c.Unit.Name, 30), new("address", c => c.Unit.Address, 30),
        new("contact_role", c => ListRows.Word("CONTACT_ROLE", c.Contact.Role)), new("contact_name", c => c.Contact.Name), new("contact_phone", c => c.Contact.Phone), new("id", c => c.Contact.Id.ToString("D"), 38),
    ];

    /// <summary>When one of the three filings was filed, when it is due, and whether it is late.</summary>
    private static IEnumerable<ListColumn<FiledPremises>> Filing(FilingKind kind)
    {
        var (name, word) = (Answers.Snake.Of(kind), ListRows.Word("FILING", kind));
        yield return new($"filing_{name}_filed_on", p => p.File.Filings[(int)kind].FiledOn) { Title = Words.Say("LIST_FILED_ON", word) };
        yield return new($"filing_{name}_due_on", p => p.File.Filings[(int)kind].DueOn) { Title = Words.Say("LIST_FILING_DUE_ON", word) };
        yield return new($"filing_{name}_overdue", p => p.File.Filings[(int)kind].Overdue) { Title = Words.Say("LIST_FILING_OVERDUE", word) };
    }
}
