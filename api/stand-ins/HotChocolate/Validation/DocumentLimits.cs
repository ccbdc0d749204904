namespace HotChocolate.Validation;

/// <summary>What a document may ask for before anything runs.</summary>
internal sealed record DocumentLimits(int? Depth, bool AllowIntrospection)
{
    /// <summary>The most fields a document may come to when its fragments are spread out.</summary>
    public const int Fields = 2_048;

    /// <summary>The most names of its own that an operation may give to fields, when its fragments are spread out.</summary>
    public const int Aliases = 1_024;

    /// <summary>The most fragments that all operations may reach, each for each: every rule about variables goes that way.</summary>
    public const int Reached = 50_000;

    /// <summary>The most places that one error tells.</summary>
    public const int Places = 100;

    /// <summary>The most errors that are told; a document with more is refused all the same.</summary>
    public const int Errors = 50;
}
