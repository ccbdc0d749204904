using RiskMap.Api.Answers;

namespace RiskMap.Api.Zones.Rounds;

/// <summary>What a round has come to, number by number, each with the list that has as many rows.</summary>
internal static class RoundFigures
{
    private static readonly string[] WereIn = ["PASS", "HAZARDS", "UNKNOWN"];

    public static IReadOnlyList<Figure> Of(RoundProgress of)
    {
        var (id, day) = (of.RoundId, of.Day);
        var premises = FigureList.Of(FigureListKind.Premises, ("ofRound", id), ("roundOn", day));
        var visits = FigureList.Of(FigureListKind.Inspections, ("ofRound", id), ("to", day), ("results", WereIn));
        var hazards = FigureList.Of(FigureListKind.Hazards, ("ofRound", id), ("foundTo", day));
        var open = hazards.With(("openOn", day));
        return
        [
            new("round_premises", of.Premises, "premises", List: premises),
            new("round_to_visit", of.Premises - of.Visited, "premises", List: premises.With(("roundVisit", "NOT_YET"))),
            new("round_visited", of.Visited, "premises", List: premises.With(("roundVisit", "VISITED"))),
            new("round_at_night", of.VisitedAtNight, "premises", List: premises.With(("roundVisit", "AT_NIGHT"))),
            new("round_jointly", of.VisitedJointly, "premises", List: premises.With(("roundVisit", "JOINTLY"))),
            new("round_visits", of.Visits, "visits", List: visits),
            new("round_found", of.HazardsFound, "hazards", List: hazards),
            new("round_closed", of.HazardsClosed, "hazards", List: hazards.With(("doneBy", day))),
            new("round_open", of.HazardsOpen, "hazards", List: open),
            new("round_overdue", of.HazardsOverdue, "hazards", List: open.With(("dueTo", day.AddDays(-1)))),
            new("round_without_date", of.HazardsWithoutDate, "hazards", List: open.With(("dueUnknown", true))),
            new("round_returned", of.HazardsReturned, "hazards", List: hazards.With(("returned", true))),
        ];
    }
}
