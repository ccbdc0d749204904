namespace HotChocolate.Execution;

/// <summary>A value that does not fit its type.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always says what did not fit.")]
internal sealed class CoercionException(string message, Location? at = null) : Exception(message)
{
    /// <summary>The literal or variable of the document that it is about, when that is known.</summary>
    public Location? At => at;
}
