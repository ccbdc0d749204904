namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// A set of chosen candidates, what it serves, and what every other one would add: kept up to date subject by subject, so that from
/// empty to full it costs no more than one walk over all pairs.
/// </summary>
internal sealed class CoverState
{
    private readonly CandidateReach _reach;
    private readonly double[] _weights;
    private readonly int[] _times;

    public CoverState(SitingProblem problem)
    {
        (_reach, _weights) = (problem.Reach, problem.Weights);
        _times = new int[_reach.Subjects];
        Gain = new double[_reach.Candidates];
        for (var c = 0; c < Gain.Length; c++)
        {
            foreach (var s in _reach.SubjectsOf(c))
            {
                Gain[c] += _weights[s];
            }
        }
    }

    /// <summary>What each candidate would add now; of a chosen one 0.</summary>
    public double[] Gain { get; }

    public double Value { get; private set; }

    /// <summary>How many of the chosen serve a subject.</summary>
    public int Times(int subject) => _times[subject];

    public void Add(int candidate)
    {
        foreach (var s in _reach.SubjectsOf(candidate))
        {
            if (_times[s]++ == 0 && _weights[s] > 0)
            {
                Value += _weights[s];
                Change(s, -_weights[s]);
            }
        }
    }

    public void Remove(int candidate)
    {
        foreach (var s in _reach.SubjectsOf(candidate))
        {
            if (--_times[s] == 0 && _weights[s] > 0)
            {
                Value -= _weights[s];
                Change(s, _weights[s]);
            }
        }
    }

    /// <summary>What only this one of the chosen serves is worth.</summary>
    public double Loss(int candidate)
    {
        var loss = 0.0;
        foreach (var s in _reach.SubjectsOf(candidate))
        {
            loss += _times[s] == 1 ? _weights[s] : 0;
        }

        return loss;
    }

    private void Change(int subject, double by)
    {
        foreach (var c in _reach.CandidatesOf(subject))
        {
            Gain[c] += by;
        }
    }
}
