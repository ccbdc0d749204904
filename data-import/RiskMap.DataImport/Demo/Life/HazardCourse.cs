using System.Globalization;

namespace RiskMap.DataImport.Demo.Life;

/// <summary>
/// From a hazard's finding to its end: on the spot, or by notice, deadline, request and re-check, in working days and within the legal dates unless the officer
/// is the slow one; with extensions, failed re-checks, seals, stops, penalties and supervision by name where they belong. What lies after today has not happened.
/// </summary>
public sealed class HazardCourse(Dice dice)
{
    private readonly Dictionary<(string Kind, int Year), int> _papers = [];
    private HazardCase _hazard = null!;
    private bool _over;

    /// <param name="grave">It is one that the government watches over by name.</param>
    public void Run(HazardCase hazard, bool grave)
    {
        (_hazard, _over) = (hazard, false);
        var found = hazard.FoundOn;
        Step("found", "found", found);
        if (grave)
        {
            Grave(found);
        }
        else if (hazard.FoundBy == "self_check")
        {
            // The unit puts right what it found itself, and nobody orders it to.
            Close("closed", found.AddDays(dice.Whole(1, 24)));
            return;
        }
        else if (dice.Chance(HazardKinds.OnSpot(hazard.Kind)))
        {
            hazard.OnSpot = true;
            Close("closed", found, note: "当场改正");
            return;
        }

        var ordered = WorkingDays.After(found, Slow(dice.Whole(0, 3)));
        var due = WorkingDays.OnOrAfter(ordered.AddDays(grave ? dice.Whole(90, 150) : Slowly() ? dice.Pick([30, 45, 60]) : dice.Pick([7, 10, 15, 15, 20, 30])));
        Step("ordered", "ordered", ordered, Paper("限", ordered), due);
        Beside(ordered, due);
        var rectifying = ordered.AddDays(dice.Whole(1, 6));
        Step("rectifying", "rectifying", rectifying);
        if (!grave && dice.Chance(0.03))
        {
            return; // nobody ever asks, and nobody looks
        }

        if (!grave && dice.Chance(0.06))
        {
            var asked = due.AddDays(-dice.Whole(1, 3));
            due = WorkingDays.OnOrAfter(due.AddDays(dice.Pick([10, 15, 30])));
            Step("extended", "rectifying", asked < rectifying ? rectifying : asked, Paper("延", asked), due, "单位申请延期，理由成立");
        }

        for (var times = 0; !_over; times++)
        {
            // Most ask when they are done, some before the day, some after; where nobody asks, the officer comes when the day is over.
            var last = hazard.Steps[^1].On;
            var asks = dice.Chance(0.72);
            var done = due.AddDays(-dice.Whole(0, Math.Max(1, (due.DayNumber - last.DayNumber) / 2)));
            done = dice.Chance(0.12) ? due.AddDays(dice.Whole(2, 25)) : done;
            done = WorkingDays.OnOrAfter(done <= last ? last.AddDays(1) : done);
            if (asks)
            {
                Step("recheck_asked", "re_check", done);
            }

            var looked = WorkingDays.After(asks ? done : due > last ? due : last, Slow(dice.Whole(1, 3)));
            if (times < 3 && dice.Chance(times == 0 ? 0.17 : 0.25))
            {
                due = WorkingDays.OnOrAfter(looked.AddDays(dice.Pick([7, 10, 15])));
                Step("failed", "rectifying", looked, Paper("复", looked), due, "复查不合格，再次责令改正");
                continue;
            }

            Close("passed", looked, Paper("复", looked));
            break;
        }
    }

    private void Grave(DateOnly found)
    {
        _hazard.Grade = "major";
        _hazard.People = dice.Whole(3, 40) * 10;
        var judged = WorkingDays.After(found, dice.Whole(2, 4));
        Step("graded", "found", judged, Paper("判", judged), null, "集体讨论，判定为重大火灾隐患");
        var watched = WorkingDays.After(found, dice.Whole(5, 7));
        if (Step("supervised", "found", watched, Paper("督", watched)))
        {
            _hazard.SupervisedBy = "沚江市人民政府";
        }
    }

    /// <summary>What may happen beside the way of a hazard that is being put right.</summary>
    private void Beside(DateOnly ordered, DateOnly due)
    {
        if (_hazard.Kind is "exit_locked" or "people_living_in" or "insulation_panel" or "gas_cylinder" && dice.Chance(0.09))
        {
            var on = ordered.AddDays(dice.Whole(0, 1));
            if (Step("sealed", "ordered", on, Paper("封", on), on.AddDays(30)))
            {
                Step("lifted", "rectifying", WorkingDays.OnOrAfter(on.AddDays(dice.Whole(9, 28))), aside: true);
            }
        }
        else if (_hazard.Kind is "sprinkler_broken" or "alarm_broken" or "hot_work" && dice.Chance(0.05))
        {
            var on = WorkingDays.OnOrAfter(ordered.AddDays(3));
            if (Step("stopped", "ordered", on, Paper("停", on), null, "责令停止使用"))
            {
                Step("resumed", "rectifying", WorkingDays.OnOrAfter(due.AddDays(-1)), aside: true);
            }
        }

        if (dice.Chance(0.045))
        {
            var on = WorkingDays.OnOrAfter(ordered.AddDays(dice.Whole(18, 60)));
            if (Step("penalty", "rectifying", on, Paper("罚", on), aside: true))
            {
                _hazard.Fine = dice.Chance(0.3) ? dice.Pick([200, 300, 500]) : dice.Whole(5, 30) * 1000;
            }
        }
        else if (dice.Chance(0.012))
        {
            _hazard.TransferredTo = dice.Pick(["沚江市城管局", "沚江市住建局", "沚江市市场监管局"]);
            Step("transferred", "ordered", ordered.AddDays(1), Paper("移", ordered));
        }
    }

    private void Close(string kind, DateOnly on, string? document = null, string? note = null)
    {
        on = kind == "closed" || WorkingDays.Is(on) ? on : WorkingDays.OnOrAfter(on);
        if (Step(kind, "closed", on, document, null, note))
        {
            _hazard.ClosedOn = on;
            if (_hazard.SupervisedBy is not null)
            {
                Step("supervision_ended", "closed", on);
            }
        }
    }

    /// <param name="aside">It happens some time later, and the way goes on meanwhile.</param>
    /// <returns>False: it has not happened yet, and nothing behind it has.</returns>
    private bool Step(string kind, string state, DateOnly on, string? document = null, DateOnly? due = null, string? note = null, bool aside = false)
    {
        if (_over || on > Town.Today)
        {
            _over = _over || !aside;
            return false;
        }

        var beside = kind is "graded" or "extended" or "sealed" or "lifted" or "stopped" or "resumed" or "penalty" or "supervised" or "supervision_ended" or "transferred";
        _hazard.Steps.Add((kind, beside && !aside ? _hazard.State : state, on, _hazard.Officer.Name, document, due, note));
        _hazard.State = beside ? _hazard.State : state;
        _hazard.DueOn = due is not null && kind is "ordered" or "extended" or "failed" ? due : _hazard.DueOn;
        return true;
    }

    private bool Slowly() => _hazard.Kind is "insulation_panel" or "cladding" or "smoke_control_broken" or "sprinkler_broken" or "alarm_broken" or "compartment_broken";

    private int Slow(int days) => _hazard.Officer.Pace > 1 && dice.Chance(0.6) ? (int)Math.Ceiling((days + 1) * _hazard.Officer.Pace) : days;

    private string Paper(string kind, DateOnly on)
    {
        var number = _papers[(kind, on.Year)] = _papers.GetValueOrDefault((kind, on.Year)) + 1;
        return string.Create(CultureInfo.InvariantCulture, $"沚消{kind}字〔{on.Year}〕第{number:d4}号");
    }
}
