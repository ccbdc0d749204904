namespace RiskMap.Api.Incidents.BuildingRisk;

/// <summary>How inputs enter a fitted model.</summary>
public enum RiskCoding
{
    /// <summary>Every level of every input has a rate of its own.</summary>
    PerLevel,

    /// <summary>Every input has one weight, by which the table's points are multiplied: for fewer fires.</summary>
    PerInput,

    /// <summary>The sum of points has one weight: what turns points into fires to expect.</summary>
    Total,
}

/// <summary>The buildings as they were on a day, and the fires of the time that followed.</summary>
/// <param name="Groups">Known on the day.</param>
/// <param name="Fires">Fires that followed, by group.</param>
/// <param name="Years">How long.</param>
internal sealed record Panel(RiskGroups Groups, double[] Fires, double Years);

/// <summary>
/// Fits how often buildings burn to the levels of their inputs: a Poisson model (<see cref="PoissonAnalysis"/>) over building-years, in which each year is told by what
/// was known at its beginning.
/// </summary>
internal static class ModelAnalysis
{
    /// <summary>Fires that there must be for each parameter, as the usual rule has it (Peduzzi 1996).</summary>
    public const int FiresForParameter = 10;

    /// <summary>Of levels and weights: as if each were normal round nothing with a variance of one. Little where fires are many.</summary>
    public const double Ridge = 1;

    /// <summary>The finest coding that the fires suffice for; null: they suffice for none.</summary>
    /// <param name="table">The points table.</param>
    /// <param name="panels">Years to learn from.</param>
    /// <param name="codings">Finest first.</param>
    public static RiskFitted? Fit(RiskTable table, IReadOnlyList<Panel> panels, params IEnumerable<RiskCoding> codings)
    {
        foreach (var coding in codings)
        {
            var columns = Columns(table, panels, coding, out var parameters);
            var events = (int)Math.Round(panels.Sum(p => p.Fires.Sum()));
            if (parameters > 0 && events >= FiresForParameter * parameters)
            {
                return Fit(table, panels, coding, columns, parameters, events);
            }
        }

        return null;
    }

    /// <summary>Fires that the coarsest coding asks for.</summary>
    public static int Needs(RiskTable table, IReadOnlyList<Panel> panels)
    {
        Columns(table, panels, RiskCoding.PerInput, out var parameters);
        return FiresForParameter * Math.Max(1, parameters);
    }

    private static RiskFitted Fit(RiskTable table, IReadOnlyList<Panel> panels, RiskCoding coding, double[][][] columns, int parameters, int events)
    {
        var size = columns.Max(i => i.Max(l => l.Length == 0 ? 0 : (int)l[0])) + 1;
        double[] RowOf(byte[] levels)
        {
            var row = new double[size];
            for (var i = 0; i < levels.Length; i++)
            {
                var cell = columns[i][Math.Min(levels[i], columns[i].Length - 1)];
                for (var k = 0; k + 1 < cell.Length; k += 2)
                {
                    row[(int)cell[k]] += cell[k + 1];
                }
            }

            return row;
        }

        var rows = panels.SelectMany(p => p.Groups.Levels.Select(RowOf)).ToArray();
        double[] fires = [.. panels.SelectMany(p => p.Fires)], exposed = [.. panels.SelectMany(p => p.Groups.Sizes.Select(s => s * p.Years))];
        var fit = PoissonAnalysis.Fit(rows, fires, exposed, coding == RiskCoding.Total ? 0 : Ridge);
        double[][] added = [.. columns.Select(levels => levels.Select(cell =>
        {
            var sum = 0.0;
            for (var k = 0; k + 1 < cell.Length; k += 2)
            {
                sum += cell[k + 1] * fit.Coefficients[1 + (int)cell[k]];
            }

            return sum;
        }).ToArray())];
        return new(coding, fit, new(fit.Coefficients[0], added), events, parameters, [.. columns.SelectMany((levels, i) => Terms((RiskInput)i, levels, panels, fit, coding))]);
    }

    /// <summary>By input and level: pairs of column and value. Inputs that are alike for all have none.</summary>
    private static double[][][] Columns(RiskTable table, IReadOnlyList<Panel> panels, RiskCoding coding, out int parameters)
    {
        var columns = new double[RiskNames.Inputs.Count][][];
        var (next, count) = (coding == RiskCoding.Total ? 1 : 0, coding == RiskCoding.Total ? 1 : 0);
        foreach (var input in RiskNames.Inputs)
        {
            var levels = table.Levels(input);
            var seen = new bool[levels];
            foreach (var panel in panels)
            {
                foreach (var of in panel.Groups.Levels)
                {
                    seen[of[(int)input]] = true;
                }
            }

            var occurring = Enumerable.Range(0, levels).Where(l => seen[l]).ToList();
            var cells = Enumerable.Range(0, levels).Select(_ => Array.Empty<double>()).ToArray();
            columns[(int)input] = cells;
            if (coding == RiskCoding.Total)
            {
                for (var l = 0; l < levels; l++)
                {
                    cells[l] = [0, table.PointsOf(input, (byte)l)];
                }
            }
            else if (coding == RiskCoding.PerLevel && occurring.Count > 1)
            {
                occurring.ForEach(l => cells[l] = [next++, 1]);
                count += occurring.Count - 1;
            }
            else if (coding == RiskCoding.PerInput && occurring.Count > 1)
            {
                if (occurring.Where(l => l != RiskTable.Unknown).Select(l => table.PointsOf(input, (byte)l)).Distinct().Count() > 1)
                {
                    for (var l = 1; l < levels; l++)
                    {
                        cells[l] = [next, table.PointsOf(input, (byte)l)];
                    }

                    (next, count) = (next + 1, count + 1);
                }

                if (seen[RiskTable.Unknown])
                {
                    cells[RiskTable.Unknown] = [next++, 1];
                    count++;
                }
            }
        }

        parameters = count;
        return columns;
    }

    /// <summary>Levels stand beside the one that most buildings are at: how far each lies from the mean of all is told by the ridge alone.</summary>
    private static List<RiskTerm> Terms(RiskInput input, double[][] levels, IReadOnlyList<Panel> panels, PoissonFit fit, RiskCoding coding)
    {
        if (coding == RiskCoding.Total && input != RiskNames.Inputs[0])
        {
            return [];
        }

        var terms = levels.Index().Where(l => l.Item.Length > 0).GroupBy(l => (int)l.Item[0]).Select(g =>
        {
            var of = g.Select(l => l.Index).ToHashSet();
            var (fires, years) = (0.0, 0.0);
            foreach (var panel in panels)
            {
                for (var i = 0; i < panel.Groups.Count; i++)
                {
                    if (coding == RiskCoding.Total || of.Contains(panel.Groups.Levels[i][(int)input]))
                    {
                        fires += panel.Fires[i];
                        years += panel.Groups.Sizes[i] * panel.Years;
                    }
                }
            }

            byte? level = coding == RiskCoding.PerLevel || (of.Count == 1 && of.Contains(RiskTable.Unknown)) ? (byte)of.First() : null;
            return (Column: 1 + g.Key, Term: new RiskTerm(
                coding == RiskCoding.Total ? null : input, level, fit.Coefficients[1 + g.Key], fit.StandardErrors[1 + g.Key], fires, years));
        }).ToList();
        if (coding != RiskCoding.PerLevel || terms.Count == 0)
        {
            return terms.ConvertAll(t => t.Term);
        }

        var usual = terms.MaxBy(t => t.Term.BuildingYears).Column;
        return terms.ConvertAll(t =>
        {
            var (estimate, error) = fit.Beside(t.Column, usual);
            return t.Term with { Estimate = estimate, StandardError = error };
        });
    }
}

/// <summary>A fitted model, ready to score.</summary>
internal sealed record RiskFitted(RiskCoding Coding, PoissonFit Fit, RiskScale Scale, int Events, int Parameters, IReadOnlyList<RiskTerm> Terms)
{
    /// <summary>Fires to expect in a year at a building of these levels.</summary>
    public double PerYear(byte[] levels) => Math.Exp(Scale.Score(levels));
}

/// <summary>A coefficient: of a level, of an input's points, or of all points.</summary>
internal sealed record RiskTerm(RiskInput? Input, byte? Level, double Estimate, double StandardError, double Fires, double BuildingYears);
