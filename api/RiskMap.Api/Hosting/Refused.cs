namespace RiskMap.Api.Hosting;

/// <summary>
/// A request that cannot be answered, said in the field's words: a code, the HTTP status it means, and the values that its sentence
/// in <see cref="Words"/> names. Each room derives its own one-line exceptions from it.
/// </summary>
public abstract class Refused(string code, int status, params object?[] values) : Exception(code)
{
    public string Code { get; } = code;

    public int Status { get; } = status;

    public IReadOnlyList<object?> Values { get; } = values;

    /// <summary>Seconds after which it is worth asking again; null: it never will be.</summary>
    public virtual int? RetrySeconds => null;
}
