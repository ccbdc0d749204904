using System.Globalization;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// What a row of a ledger of visits, hazards or steps says by saying something else (a day of completion: closed), and where it contradicts itself.
/// Nothing is mended in silence: what cannot be is left out of the row, which lands with a warning.
/// </summary>
internal sealed class LedgerRules
{
    private readonly Dictionary<string, int> _at;
    private readonly Action<Candidate>? _rule;

    public LedgerRules(Layer layer)
    {
        _at = layer.Fields.Index().ToDictionary(f => f.Item.Name, f => f.Index);
        _rule = layer.Name switch { "hazards" => Hazard, "inspections" => Visit, "hazard_steps" => Step, _ => null };
    }

    public void Apply(Candidate row) => _rule?.Invoke(row);

    private void Hazard(Candidate row)
    {
        this[row, "number"] ??= row.SourceId;
        this[row, "premises_src"] ??= this[row, "premises"];
        if (row.Complaints.Count > 0 || this[row, "found_on"] is not DateOnly found)
        {
            return;
        }

        var state = this[row, "state"] as string ?? "unknown";
        if (state == "on_spot" || this[row, "on_spot"] is true)
        {
            // Put right at once: it was closed on the day on which it was found.
            this[row, "on_spot"] = true;
            this[row, "closed_on"] ??= found;
            state = state is "on_spot" or "unknown" ? "closed" : state;
        }

        var rechecked = this[row, "rechecked_on"] as DateOnly?;
        if (this[row, "closed_on"] is DateOnly closed)
        {
            if (closed < found)
            {
                row.Warn("closed_before_found", "closed_on", Text(closed), $"< found_on {Text(found)}");
                this[row, "closed_on"] = null;
                state = state == "unknown" ? "closed" : state;
            }
            else if (state == "re_check")
            {
                // The unit says that it is done; nobody has looked yet.
                this[row, "recheck_asked_on"] ??= closed;
                this[row, "closed_on"] = null;
            }
            else if (state is "found" or "ordered" or "rectifying")
            {
                // An open hazard that is taken for closed is the dangerous mistake.
                row.Warn("closed_while_open", "closed_on", Text(closed), state);
                this[row, "closed_on"] = null;
            }
            else
            {
                state = "closed";
            }
        }
        else if (state == "closed")
        {
            // It is struck off at a re-check that it passes.
            this[row, "closed_on"] = rechecked >= found ? rechecked : null;
            if (this[row, "closed_on"] is null)
            {
                row.Warn("closed_without_date", "state", "closed");
            }
        }

        if (this[row, "due_on"] is DateOnly due && due < found)
        {
            row.Warn("due_before_found", "due_on", Text(due), $"< found_on {Text(found)}");
        }

        this[row, "state"] = state == "unknown" && this[row, "ordered_on"] is not null ? "ordered" : state;
    }

    private void Visit(Candidate row)
    {
        this[row, "number"] ??= row.SourceId;
        this[row, "premises_src"] ??= this[row, "premises"];
        if (this[row, "time_precision"] is null or "unknown" && this[row, "visited_at"] is DateTimeOffset at)
        {
            // A day without an hour is midnight.
            this[row, "time_precision"] = at.TimeOfDay == TimeSpan.Zero ? "day" : "minute";
        }

        var found = this[row, "hazards_found"] as int?;
        if (this[row, "result"] is null or "unknown" && found is not null)
        {
            this[row, "result"] = found > 0 ? "hazards" : "pass";
        }
        else if (this[row, "result"] is "pass" && found > 0)
        {
            row.Warn("passed_with_hazards", "hazards_found", found.Value.ToString(CultureInfo.InvariantCulture), "pass");
        }

        if (this[row, "hazards_on_spot"] is int onSpot && onSpot > found && !row.Warnings.Exists(w => w.Reason == "rectified_exceeds_found"))
        {
            row.Warn("rectified_exceeds_found", "hazards_on_spot", onSpot.ToString(CultureInfo.InvariantCulture), $"> hazards_found {found}");
        }
    }

    /// <summary>The state that a step leads to, where it leads to one.</summary>
    private void Step(Candidate row)
    {
        if (this[row, "to_state"] is null or "unknown")
        {
            this[row, "to_state"] = this[row, "kind"] switch
            {
                "found" or "ordered" or "rectifying" or "closed" => this[row, "kind"],
                "recheck_asked" => "re_check",
                "passed" => "closed",
                "failed" or "reopened" => "rectifying",
                _ => "unknown",
            };
        }
    }

    private object? this[Candidate row, string field]
    {
        get => row.Values[_at[field]];
        set => row.Values[_at[field]] = value;
    }

    private static string Text(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
