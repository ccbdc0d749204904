namespace RiskMap.Api.Hydrants.Siting;

/// <summary>
/// Which subjects each candidate place would serve, both ways round, in flat arrays: candidate c serves Subject[From[c]] …
/// Subject[From[c + 1] - 1], in rising order and each once; subject s is served by Candidate[FromSubject[s]] … in the same manner.
/// </summary>
public sealed class CandidateReach
{
    /// <param name="from">First entry of each candidate, and one past the last entry at the end.</param>
    /// <param name="subject">Subjects, candidate by candidate; one that a candidate names twice counts once.</param>
    /// <param name="subjects">How many subjects there are; one that no candidate names is a subject too.</param>
    public CandidateReach(int[] from, int[] subject, int subjects)
    {
        Subjects = subjects;
        (From, Subject) = Sorted(from, subject);
        (FromSubject, Candidate) = Turned(From, Subject, subjects);
    }

    public int Candidates => From.Length - 1;

    public int Subjects { get; }

    public int Pairs => Subject.Length;

    internal int[] From { get; }

    internal int[] Subject { get; }

    internal int[] FromSubject { get; }

    internal int[] Candidate { get; }

    /// <summary>What a candidate would serve.</summary>
    public ReadOnlySpan<int> SubjectsOf(int candidate) => Subject.AsSpan(From[candidate]..From[candidate + 1]);

    /// <summary>Who would serve a subject.</summary>
    public ReadOnlySpan<int> CandidatesOf(int subject) => Candidate.AsSpan(FromSubject[subject]..FromSubject[subject + 1]);

    private static (int[] From, int[] Subject) Sorted(int[] from, int[] subject)
    {
        var starts = new int[from.Length];
        var kept = new List<int>(subject.Length);
        for (var c = 0; c < from.Length - 1; c++)
        {
            starts[c] = kept.Count;
            var own = subject[from[c]..from[c + 1]];
            Array.Sort(own);
            for (var i = 0; i < own.Length; i++)
            {
                if (i == 0 || own[i] != own[i - 1])
                {
                    kept.Add(own[i]);
                }
            }
        }

        starts[^1] = kept.Count;
        return (starts, [.. kept]);
    }

    private static (int[] From, int[] Candidate) Turned(int[] from, int[] subject, int subjects)
    {
        var starts = new int[subjects + 1];
        foreach (var s in subject)
        {
            starts[s + 1]++;
        }

        for (var s = 0; s < subjects; s++)
        {
            starts[s + 1] += starts[s];
        }

        var next = starts[..^1];
        var candidates = new int[subject.Length];
        for (var c = 0; c < from.Length - 1; c++)
        {
            for (var i = from[c]; i < from[c + 1]; i++)
            {
                candidates[next[subject[i]]++] = c;
            }
        }

        return (starts, candidates);
    }
}
