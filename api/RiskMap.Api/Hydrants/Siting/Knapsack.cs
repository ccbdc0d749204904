namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// The most profit that a budget buys when every candidate brings its own, whatever else is chosen, and the last one may be bought in
/// part. Profits that overlap are counted twice by it: so it is an upper bound for those that do.
/// </summary>
internal sealed class Knapsack(SitingProblem problem, double budget)
{
    private readonly double[] _scratch = new double[problem.Reach.Candidates];
    private readonly int[] _order = new int[problem.Reach.Candidates];

    /// <summary>The profit of the best filling, and what is in it with the part bought.</summary>
    public double Fill(double[] profits, List<(int Candidate, double Part)> bought)
    {
        bought.Clear();
        return problem.SameCost ? Largest(profits, problem.Affordable(budget), bought) : ByCost(profits, bought);
    }

    /// <summary>Where all cost the same: as many of the largest as the budget pays for; of equal ones those of smaller id.</summary>
    private double Largest(double[] profits, int count, List<(int Candidate, double Part)> bought)
    {
        if (count == 0)
        {
            return 0;
        }

        var limit = Math.Max(0, Select(profits, count));
        var above = 0;
        foreach (var profit in profits)
        {
            above += profit > limit ? 1 : 0;
        }

        var sum = 0.0;
        for (var (c, equal) = (0, count - above); c < profits.Length; c++)
        {
            if (profits[c] > limit || (profits[c] == limit && limit > 0 && equal-- > 0))
            {
                bought.Add((c, 1));
                sum += profits[c];
            }
        }

        return sum;
    }

    private double ByCost(double[] profits, List<(int Candidate, double Part)> bought)
    {
        var count = 0;
        for (var c = 0; c < profits.Length; c++)
        {
            // What costs more than all there is can be in no answer, not even in part.
            if (profits[c] > 0 && problem.Costs[c] <= budget)
            {
                _scratch[count] = -profits[c] / problem.Costs[c];
                _order[count++] = c;
            }
        }

        Array.Sort(_scratch, _order, 0, count);
        var (sum, left) = (0.0, budget);
        for (var i = 0; i < count && left > 0; i++)
        {
            var part = Math.Min(1, left / problem.Costs[_order[i]]);
            bought.Add((_order[i], part));
            sum += part * profits[_order[i]];
            left -= part * problem.Costs[_order[i]];
        }

        return sum;
    }

    /// <summary>The rank-th largest number, by partition.</summary>
    private double Select(double[] numbers, int rank)
    {
        numbers.CopyTo(_scratch, 0);
        var (from, to, at) = (0, _scratch.Length - 1, rank - 1);
        while (from < to)
        {
            var pivot = _scratch[(from + to) / 2];
            var (i, j) = (from, to);
            while (i <= j)
            {
                while (_scratch[i] > pivot)
                {
                    i++;
                }

                while (_scratch[j] < pivot)
                {
                    j--;
                }

                if (i <= j)
                {
                    (_scratch[i], _scratch[j]) = (_scratch[j], _scratch[i]);
                    i++;
                    j--;
                }
            }

            if (at <= j)
            {
                to = j;
            }
            else if (at >= i)
            {
                from = i;
            }
            else
            {
                break;
            }
        }

        return _scratch[at];
    }
}
