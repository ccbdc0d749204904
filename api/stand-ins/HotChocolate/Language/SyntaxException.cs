using System.Diagnostics.CodeAnalysis;

namespace HotChocolate.Language;

/// <summary>A document that cannot be read, and where.</summary>
[SuppressMessage("Design", "CA1032", Justification = "A syntax error always has a place.")]
internal sealed class SyntaxException(string message, Location at) : Exception(message)
{
    public Location At { get; } = at;

    public IError ToError() => new Error("Syntax Error: " + Message) { Locations = [At] }.WithCode("HC0014");
}
