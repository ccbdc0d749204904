using RiskMap.Api.Hosting;

namespace RiskMap.Api.Erasing;

/// <summary>Whose personal data are taken out.</summary>
public enum PersonalRecord
{
    /// <summary>A contact person of premises: name and telephone. The duty stays.</summary>
    Contact,

    /// <summary>A household that is looked after: name, telephone, address, note and place. What is counted of it (alarm, persons, lives alone) stays in its town.</summary>
    Household,

    /// <summary>Who signed for the unit at a visit, and the strokes. That somebody signed stays.</summary>
    Signature,
}

/// <summary>What was taken out. It cannot be brought back.</summary>
/// <param name="Of">Of what.</param>
/// <param name="Id">Id of the contact, the household or the visit.</param>
/// <param name="Fields">Fields that held something and hold nothing now; none: it was taken out before.</param>
/// <param name="HistoryValues">Values taken out of the history; what was done, by whom and when stays.</param>
public sealed record Erasure(PersonalRecord Of, Guid Id, IReadOnlyList<string> Fields, int HistoryValues);

/// <summary>Nothing of that id is on record, nor among what was taken off it.</summary>
public sealed class PersonalRecordUnknown(Guid id) : Refused("PERSONAL_RECORD_UNKNOWN", 404, id);
