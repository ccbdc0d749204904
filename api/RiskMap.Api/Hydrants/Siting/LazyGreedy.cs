namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// The candidate that adds most, again and again. What a candidate adds only falls while others are added, so an old figure is an upper
/// bound: only the head of the queue is looked at anew (lazy evaluation, CELF).
/// </summary>
internal static class LazyGreedy
{
    /// <summary>Adds to the state what the rest of the budget pays for and what still gains, the best first; of equal ones that of smaller id.</summary>
    /// <param name="state">What is chosen already, and grows.</param>
    /// <param name="problem">Costs.</param>
    /// <param name="left">Budget that is left.</param>
    /// <param name="perCost">True: the most gain per cost first; false: the most gain.</param>
    /// <param name="among">Candidates that come into question; null: all.</param>
    /// <param name="afterEach">Called after every addition with the number of additions.</param>
    /// <param name="cancel">Stops the choosing.</param>
    public static List<int> Fill(
        CoverState state, SitingProblem problem, double left, bool perCost, IEnumerable<int>? among, Action<int>? afterEach, CancellationToken cancel)
    {
        double Worth(int c) => perCost ? state.Gain[c] / problem.Costs[c] : state.Gain[c];
        var queue = new PriorityQueue<int, (double Less, int Id)>(
            (among ?? Enumerable.Range(0, problem.Reach.Candidates)).Where(c => state.Gain[c] > problem.LeastGain).Select(c => (c, (-Worth(c), c))));
        var chosen = new List<int>();
        var rounding = 1e-9 * left;
        while (queue.TryDequeue(out var candidate, out var old))
        {
            cancel.ThrowIfCancellationRequested();
            if (problem.Costs[candidate] > left + rounding || state.Gain[candidate] <= problem.LeastGain)
            {
                continue;
            }

            var now = -Worth(candidate);
            if (now > old.Less)
            {
                queue.Enqueue(candidate, (now, candidate));
                continue;
            }

            state.Add(candidate);
            chosen.Add(candidate);
            left -= problem.Costs[candidate];
            afterEach?.Invoke(chosen.Count);
        }

        return chosen;
    }
}
