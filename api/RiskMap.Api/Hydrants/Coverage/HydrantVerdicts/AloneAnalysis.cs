namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// What each hydrant alone serves.
/// <para>Definition: the buildings that pass a test as things are, and would not pass it if this one hydrant gave no water and all else
/// stayed. Exact: each is judged again without it. A building that two hydrants serve is served alone by neither; lose both, and it is
/// lost all the same.</para>
/// </summary>
public static class AloneAnalysis
{
    /// <param name="answer">Verdicts as things are.</param>
    /// <param name="test">The test that counts.</param>
    /// <param name="cancel">Stops the computation.</param>
    /// <returns>By hydrant, as its place in <see cref="HydrantsOnRecord"/>, the buildings, rising.</returns>
    public static int[][] Of(VerdictAnswer answer, VerdictTest test, CancellationToken cancel)
    {
        var subjects = answer.Subjects;
        const int Share = 2_048;
        var found = new List<(int Hydrant, int Subject)>[(subjects + Share - 1) / Share];
        Parallel.For(0, found.Length, new ParallelOptions { CancellationToken = cancel }, () => answer.JudgeOf(answer.View), (share, _, judge) =>
        {
            var (results, lost) = (new TestResult[VerdictAnalysis.Tests], new List<(int, int)>());
            for (var subject = share * Share; subject < Math.Min(subjects, (share + 1) * Share); subject++)
            {
                if (answer.Of(subject, test) != Verdict.Pass || !answer.Stands(subject))
                {
                    continue;
                }

                judge.Judge(subject, results);
                foreach (var hydrant in judge.Near.Select(n => n.Hydrant).ToArray())
                {
                    judge.Judge(subject, results, without: hydrant);
                    if (results[(int)test].Verdict != Verdict.Pass)
                    {
                        lost.Add((hydrant, subject));
                    }
                }
            }

            found[share] = lost;
            return judge;
        }, _ => { });
        var byHydrant = found.SelectMany(f => f).ToLookup(f => f.Hydrant, f => f.Subject);
        return [.. Enumerable.Range(0, answer.View.Reach.Hydrants.Count).Select(h => byHydrant[h].ToArray())];
    }
}
