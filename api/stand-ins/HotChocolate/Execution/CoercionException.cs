namespace HotChocolate.Execution;

/// <summary>A value that does not fit its type.</summary>
[System.Diagnostics.CodeAnalysis.SuppressMessage("Design", "CA1032", Justification = "Always says what did not fit.")]
internal sealed class CoercionException(string message) : Exception(message);
