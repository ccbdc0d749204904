namespace HotChocolate.Execution;

/// <summary>A value that does not fit its type; the code is that of a scalar which has its own.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always says what did not fit.")]
internal sealed class CoercionException(string message, Location? at = null, string? code = null) : Exception(message)
{
    /// <summary>The literal or variable of the document that it is about, when that is known.</summary>
    public Location? At => at;

    /// <summary>Code of the error, of a scalar that has its own.</summary>
    public string? Code => code;

    public IError ToError()
    {
        var error = new Error(Message) { Locations = at is { } place ? [place] : null };
        return code is null ? error : error.WithCode(code);
    }
}
