using RiskMap.Api.Answers;

namespace RiskMap.Api.Areas;

/// <summary>Answers about areas that stand as long as the tables do that they are computed from, whatever else people save.</summary>
/// <param name="capacity">Most that all of them weigh together.</param>
/// <param name="weigh">What one weighs.</param>
/// <param name="tables">All tables that are read, those excepted that only imports write.</param>
public sealed class TableAnswers<TQuestion, TAnswer>(long capacity, Func<TAnswer, long> weigh, params string[] tables)
    where TQuestion : notnull
{
    private readonly SharedAnswers<(string Area, string State, TQuestion Question), TAnswer> _answers = new(capacity, weigh);

    public ValueTask<TAnswer> GetAsync(Area area, TQuestion question, Func<CancellationToken, Task<TAnswer>> compute, CancellationToken cancel) =>
        _answers.GetAsync((area.Code, area.StateOf(tables), question), compute, cancel);
}
