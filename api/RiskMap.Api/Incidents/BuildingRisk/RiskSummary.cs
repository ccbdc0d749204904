using System.Globalization;
using RiskMap.Api.Answers;
using RiskMap.Api.Hosting;
using RiskMap.Api.Incidents.Heatmap.Backtests;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>Puts what was computed into the reader's words.</summary>
internal static class RiskSummary
{
    public static string NameOf(RiskInput input) => StandardBook.Parameters[input.Parameter()].Name.ToString();

    public static IReadOnlyList<RiskInputSummary> Inputs(RiskAnswer answer)
    {
        var (groups, table) = (answer.Scored.Groups, answer.Table);
        return [.. RiskNames.Inputs.Select(input =>
        {
            var sizes = new int[table.Levels(input)];
            for (var g = 0; g < groups.Count; g++)
            {
                sizes[groups.Levels[g][(int)input]] += groups.Sizes[g];
            }

            return new RiskInputSummary(
                input, NameOf(input), table.Used.Contains(input), groups.Standing - sizes[RiskTable.Unknown], sizes[RiskTable.Unknown],
                [.. sizes.Index().Skip(RiskTable.FirstRow).Select(l => new RiskLevelSummary(table.RuleOf(input, (byte)l.Index)!, table.PointsOf(input, (byte)l.Index), l.Item))]);
        })];
    }

    public static RiskFit FitOf(RiskAnswer answer, RiskFitted fitted) => new(
        fitted.Coding, fitted.Events, answer.Scored.Years, fitted.Parameters, fitted.Coding == RiskCoding.Total ? 0 : ModelAnalysis.Ridge,
        Math.Exp(fitted.Fit.Coefficients[0]), double.IsFinite(fitted.Fit.Dispersion) ? fitted.Fit.Dispersion : null,
        [.. fitted.Terms.Select(t =>
        {
            var half = BacktestAnalysis.Z95 * t.StandardError;
            return new RiskFitTerm(
                t.Input, TermName(answer, t), t.Estimate, t.StandardError, Math.Exp(t.Estimate), Math.Exp(t.Estimate - half), Math.Exp(t.Estimate + half), t.Fires, t.BuildingYears);
        })]);

    public static RiskReason ReasonOf(RiskAnswer answer, int building, RiskInput input, byte level)
    {
        var (shown, known) = (answer.Table.ShownOf(input), level != RiskTable.Unknown);
        var value = shown is { } fact && answer.Facts[(int)fact] is { } facts ? facts[building] : double.NaN;
        var unit = RiskNames.Facts.FirstOrDefault(f => f.Fact == shown).Unit;
        var word = known && unit is null && !double.IsNaN(value) ? WordOf(shown!.Value, answer.Ground.WordOf(value)) : null;
        double? number = known && unit is not null && double.IsFinite(value) ? Math.Round(value, 1) : null;
        var rule = answer.Table.RuleOf(input, level);
        var points = rule?.Value;
        double? factor = answer.Question.By == RiskMethod.Poisson && answer.Scored.Scale is { } scale
            ? Math.Exp(scale.At((int)input, level) - answer.Middle[(int)input]) : null;
        var said = word ?? (number is { } n ? Words.Say("RISK_VALUE_" + (unit is "" or null ? "COUNT" : unit.ToUpperInvariant()), Short(n)) : Words.Say(known ? "RISK_NONE_IN_REACH" : "RISK_UNKNOWN"));
        return new(
            input, NameOf(input), known, number, number is null ? null : unit, word, answer.Question.By == RiskMethod.Points ? points : null, factor, rule,
            Words.Say(
                answer.Question.By == RiskMethod.Poisson ? "RISK_REASON_FACTOR" : points is null ? "RISK_REASON_NONE" : "RISK_REASON_POINTS",
                NameOf(input), said, answer.Question.By == RiskMethod.Poisson ? (factor ?? 1).ToString("0.00", CultureInfo.InvariantCulture) : Short(points ?? 0)));
    }

    public static Method MethodOf(RiskAnswer answer)
    {
        var (question, scored, table) = (answer.Question, answer.Scored, answer.Table);
        return new(
            Words.Say(question.By == RiskMethod.Points ? "METHOD_RISK_POINTS" : "METHOD_RISK_POISSON"),
            [
                new("asOf", answer.Day.Iso(), null), new("of", Snake.Of(answer.Of), null), new("kinds", question.Kinds.Length == 0 ? "*" : question.Kinds, null),
                MethodParameter.Of("ownWithin", Math.Round(table.OwnWithin, 1), "m"), MethodParameter.Of("nearWithin", Math.Round(table.NearWithin, 1), "m"),
                MethodParameter.Of("period", scored.Period, "d"), MethodParameter.Of("learnedYears", scored.Years),
                MethodParameter.Of("weightsMoveBy", RankAnalysis.Fifth), MethodParameter.Of("draws", RankAnalysis.Draws), MethodParameter.Of("seed", RankAnalysis.Seed),
                .. scored.Fitted is { } fitted
                    ? (IEnumerable<MethodParameter>)[new("coding", Snake.Of(fitted.Coding), null), MethodParameter.Of("ridge", fitted.Coding == RiskCoding.Total ? 0 : ModelAnalysis.Ridge)]
                    : [],
            ],
            $"{table.Standard.Id} {table.Standard.Version}", Clause: null, Words.Say("NEGLECTS_RISK"), answer.Area.DataVersion, answer.ComputedAt);
    }

    private static string TermName(RiskAnswer answer, RiskTerm term) => term switch
    {
        { Input: null } => Words.Say("RISK_TERM_TOTAL"),
        { Level: RiskTable.Unknown } => Words.Say("RISK_TERM_UNKNOWN", NameOf(term.Input.Value)),
        { Level: { } level } => answer.Table.RuleOf(term.Input.Value, level) is { } rule
            ? Words.Say("RISK_TERM_LEVEL", NameOf(term.Input.Value), Band(rule)) : Words.Say("RISK_TERM_NO_ROW", NameOf(term.Input.Value)),
        _ => Words.Say("RISK_TERM_POINTS", NameOf(term.Input.Value)),
    };

    /// <summary>A row's conditions in short: "≥ 10, &lt; 25", or its words.</summary>
    public static string Band(Rule rule) => string.Join("; ", rule.When.Select(c =>
        c.OneOf is { } words
            ? string.Join(" / ", words.Select(w => RiskNames.FactOf(c.Subject) is { } fact ? WordOf(fact, w) : w))
            : c.From is { } only && c.From == c.UpTo ? $"= {Short(only)} {c.Unit}".TrimEnd()
            : string.Join(", ", new[] { Bound("≥", c.From, c.Unit), Bound(">", c.Above, c.Unit), Bound("≤", c.UpTo, c.Unit), Bound("<", c.Below, c.Unit) }.OfType<string>())));

    private static string? Bound(string sign, double? value, string? unit) => value is { } v ? $"{sign} {Short(v)} {unit}".TrimEnd() : null;

    public static string WordOf(RiskFact fact, string word) => Words.Known($"{(fact == RiskFact.Use ? "USE" : Snake.Of(fact).ToUpperInvariant())}_{word.ToUpperInvariant()}") ?? word;

    private static string Short(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
