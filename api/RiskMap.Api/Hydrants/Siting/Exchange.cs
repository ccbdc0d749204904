namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// Swaps a chosen candidate for one that is not, as long as that gains and the budget pays for it. For each chosen one the best of all
/// others is found exactly: only those that reach what would be lost are worth more than they add now.
/// </summary>
internal sealed class Exchange(SitingProblem problem, double budget)
{
    private readonly double[] _regained = new double[problem.Reach.Candidates];
    private readonly List<int> _touched = [];

    /// <summary>Swaps made; the chosen ones and the state are changed in place.</summary>
    public int Improve(CoverState state, List<int> chosen, int rounds, CancellationToken cancel)
    {
        var swaps = 0;
        for (var round = 0; round < rounds; round++)
        {
            var before = swaps;
            for (var i = 0; i < chosen.Count; i++)
            {
                cancel.ThrowIfCancellationRequested();
                swaps += TrySwap(state, chosen, i) ? 1 : 0;
            }

            chosen.AddRange(LazyGreedy.Fill(state, problem, budget - chosen.Sum(c => problem.Costs[c]), perCost: true, null, null, cancel));
            if (swaps == before)
            {
                break;
            }
        }

        return swaps;
    }

    private bool TrySwap(CoverState state, List<int> chosen, int i)
    {
        var leaving = chosen[i];
        var loss = 0.0;
        foreach (var s in problem.Reach.SubjectsOf(leaving))
        {
            if (state.Times(s) == 1 && problem.Weights[s] > 0)
            {
                loss += problem.Weights[s];
                Regain(s);
            }
        }

        var most = problem.Costs[leaving] + budget - chosen.Sum(c => problem.Costs[c]);
        most += 1e-9 * budget;
        var (best, gain) = (-1, loss + problem.LeastGain);
        for (var c = 0; c < _regained.Length; c++)
        {
            if (state.Gain[c] + _regained[c] > gain && problem.Costs[c] <= most && c != leaving)
            {
                (best, gain) = (c, state.Gain[c] + _regained[c]);
            }
        }

        _touched.ForEach(c => _regained[c] = 0);
        _touched.Clear();
        if (best < 0)
        {
            return false;
        }

        state.Remove(leaving);
        state.Add(best);
        chosen[i] = best;
        return true;
    }

    private void Regain(int subject)
    {
        foreach (var c in problem.Reach.CandidatesOf(subject))
        {
            if (_regained[c] == 0)
            {
                _touched.Add(c);
            }

            _regained[c] += problem.Weights[subject];
        }
    }
}
