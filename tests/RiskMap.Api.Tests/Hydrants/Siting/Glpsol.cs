using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace RiskMap.Api.Tests.Hydrants.Siting;

/// <summary>The exact answer of somebody else: glpsol of glpk-utils, asked by a file in CPLEX LP format.</summary>
internal static class Glpsol
{
    /// <summary>The optimum of an integer programme whose variables y0, y1 … are 0 or 1.</summary>
    public static double Solve(string programme)
    {
        var folder = Directory.CreateTempSubdirectory("glpsol-").FullName;
        try
        {
            var (question, answer) = (Path.Combine(folder, "question.lp"), Path.Combine(folder, "answer.txt"));
            File.WriteAllText(question, programme);
            using var glpsol = Start("--lp", question, "--write", answer);
            var said = glpsol.StandardOutput.ReadToEnd();
            glpsol.WaitForExit();
            // "s mip ROWS COLUMNS o VALUE": o is an integer optimum that was proven.
            var line = File.Exists(answer) ? File.ReadLines(answer).FirstOrDefault(l => l.StartsWith("s mip", StringComparison.Ordinal)) : null;
            var words = line?.Split(' ') ?? [];
            return words is [_, _, _, _, "o", var value] ? double.Parse(value, CultureInfo.InvariantCulture) : throw new InvalidOperationException(said);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>Maximal covering: x of a subject is 1 only where one that serves it is chosen.</summary>
    public static double MostCovered(int[][] serves, double[] weights, double[] costs, double budget)
    {
        var text = new StringBuilder("Maximize\n value: ");
        Terms(text, weights.Select((w, s) => (w, $"x{s}")));
        text.Append("\nSubject To\n");
        for (var s = 0; s < weights.Length; s++)
        {
            text.Append(CultureInfo.InvariantCulture, $" serve{s}: x{s} ");
            Terms(text, serves.Select((own, c) => (own.Contains(s) ? -1.0 : 0, $"y{c}")));
            text.Append(" <= 0\n");
        }

        text.Append(" budget: ");
        Terms(text, costs.Select((cost, c) => (cost, $"y{c}")));
        text.Append(CultureInfo.InvariantCulture, $" <= {budget}\nBounds\n");
        text.AppendJoin("", weights.Select((_, s) => $" 0 <= x{s} <= 1\n"));
        return Solve(text.Append("Binary\n ").AppendJoin(' ', costs.Select((_, c) => $"y{c}")).Append("\nEnd\n").ToString());
    }

    /// <summary>Set covering of those that some candidate serves.</summary>
    public static double LeastCost(int[][] serves, int subjects, double[] costs)
    {
        var text = new StringBuilder("Minimize\n cost: ");
        Terms(text, costs.Select((cost, c) => (cost, $"y{c}")));
        text.Append("\nSubject To\n");
        for (var s = 0; s < subjects; s++)
        {
            if (serves.Any(own => own.Contains(s)))
            {
                text.Append(CultureInfo.InvariantCulture, $" serve{s}: ");
                Terms(text, serves.Select((own, c) => (own.Contains(s) ? 1.0 : 0, $"y{c}")));
                text.Append(" >= 1\n");
            }
        }

        return Solve(text.Append("Binary\n ").AppendJoin(' ', costs.Select((_, c) => $"y{c}")).Append("\nEnd\n").ToString());
    }

    private static void Terms(StringBuilder text, IEnumerable<(double Factor, string Name)> terms) =>
        text.AppendJoin(' ', terms.Where(t => t.Factor != 0)
            .Select(t => string.Create(CultureInfo.InvariantCulture, $"{(t.Factor < 0 ? "-" : "+")} {Math.Abs(t.Factor)} {t.Name}\n")));

    private static Process Start(params string[] arguments)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("glpsol", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            const string Reason = "glpsol is not installed: on Debian it is in glpk-utils.";
            if (Environment.GetEnvironmentVariable("CI") == "true")
            {
                Assert.Fail(Reason);
            }

            Assert.Skip(Reason);
            throw;
        }
    }
}
