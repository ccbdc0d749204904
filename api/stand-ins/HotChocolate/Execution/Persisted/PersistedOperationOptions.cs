namespace HotChocolate.Execution.Options;

/// <summary>What the server does with documents that it has not stored.</summary>
public sealed class PersistedOperationOptions
{
    /// <summary>Trusted documents: nothing runs but what is in the storage.</summary>
    public bool OnlyAllowPersistedDocuments { get; set; }

    /// <summary>With <see cref="OnlyAllowPersistedDocuments"/>: the text of a stored document will do in place of its id.</summary>
    public bool AllowDocumentBody { get; set; }

    /// <summary>What a client is told whose document is not among the stored ones.</summary>
    public IError OperationNotAllowedError { get; set; } = new Error("Only persisted operations are allowed.").WithCode("HC0067");
}
