using HotChocolate.Execution.Options;
using HotChocolate.Language;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolate.Execution;

/// <summary>What was said to the builder about documents that clients name by id.</summary>
internal sealed class PersistedSetup
{
    public bool IsUsed { get; set; }

    /// <summary>Clients may add documents (automatic persisted queries).</summary>
    public bool IsAutomatic { get; set; }

    /// <summary>What clients add is kept in memory.</summary>
    public bool KeepsInMemory { get; set; }

    public List<string> Folders { get; } = [];
}

/// <summary>
/// Documents that clients name by id. Those of the folders are read when first asked for; those that clients add are kept in memory, the
/// ones asked for least being forgotten, for a client sends them again. Either way a known id costs one look-up.
/// </summary>
internal sealed class PersistedOperations
{
    private const int LongestId = 256;

    private readonly PersistedSetup _setup;
    private readonly PersistedOperationOptions _options;
    private readonly DocumentHash? _hash;
    private readonly DocumentCache _known = new();

    private PersistedOperations(PersistedSetup setup, PersistedOperationOptions options, DocumentHash? hash)
    {
        _setup = setup;
        _options = options;
        _hash = hash;
    }

    public bool IsAutomatic => _setup.IsAutomatic;

    /// <summary>Null where ids mean nothing.</summary>
    /// <exception cref="InvalidOperationException">What was set up cannot work.</exception>
    public static PersistedOperations? Of(PersistedSetup setup, PersistedOperationOptions options, IServiceProvider services)
    {
        var hash = services.GetService<DocumentHash>();
        if (setup.IsAutomatic && hash is null)
        {
            throw new InvalidOperationException("Automatic persisted operations need AddSha256DocumentHashProvider(HashFormat.Hex).");
        }

        if (!options.OnlyAllowPersistedDocuments)
        {
            return setup.IsUsed ? new PersistedOperations(setup, options, hash) : null;
        }

        if (!setup.IsUsed)
        {
            throw new InvalidOperationException("Only persisted documents are allowed: call UsePersistedOperationPipeline().");
        }

        return setup.Folders.Find(f => !Directory.Exists(f)) is { } missing
            ? throw new InvalidOperationException($"Only persisted documents are allowed, and their folder is not there: {missing}")
            : new PersistedOperations(setup, options, hash);
    }

    public string IdOf(string text) => _hash!.Of(text);

    /// <summary>The prepared document of an id that was asked for before.</summary>
    public PreparedDocument? Find(string id) => _known.Find(id);

    /// <summary>The stored text of an id; null when there is none.</summary>
    public string? Read(string id) =>
        _setup.Folders.Count == 0 || !IsValid(id) ? null
        : _setup.Folders.Select(f => System.IO.Path.Combine(f, id + ".graphql"))
            .FirstOrDefault(File.Exists) is { } file ? File.ReadAllText(file)
        : null;

    public void Remember(string id, string text, PreparedDocument document) => _known.Add(id, text, document);

    /// <summary>Keeps what a client added; false when it is not kept.</summary>
    public bool Save(string id, string text, PreparedDocument document) => _setup.KeepsInMemory && _known.Add(id, text, document);

    /// <summary>What a client is told of an id that is not known: with automatic persisted queries, to send the text.</summary>
    public IError NotFound(GraphQLRequest request) => _setup.IsAutomatic && request.HasHash
        ? new Error("PersistedQueryNotFound").WithCode("HC0020")
        : new Error("The specified persisted operation key is invalid.")
            .WithCode("HC0020").SetExtension("requestedKey", Shorten(request.DocumentId!));

    /// <summary>The id that a request stands for; null when it may not run, or says by its text what to run.</summary>
    public string? IdOf(GraphQLRequest request) =>
        request.Query is { } text && _options is { OnlyAllowPersistedDocuments: true, AllowDocumentBody: true } && _hash is not null
            ? _hash.Of(text)
            : request.DocumentId;

    /// <summary>What the answer to an added document says of it.</summary>
    public IReadOnlyDictionary<string, object?> Receipt(string sent, string actual, bool isKept) =>
        sent == actual
            ? new Dictionary<string, object?>(StringComparer.Ordinal) { [DocumentHash.Name] = sent, ["persisted"] = isKept }
            : new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                [DocumentHash.Name] = Shorten(sent),
                ["expectedHashValue"] = actual,
                ["expectedHashType"] = DocumentHash.Name,
                ["expectedHashFormat"] = _hash!.Format == HashFormat.Hex ? "Hex" : "Base64",
                ["persisted"] = false,
            };

    /// <summary>An id becomes part of a file's name, so it may be nothing but one.</summary>
    private static bool IsValid(string id) => id.Length <= LongestId && id.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '_');

    private static string Shorten(string id) => id.Length <= LongestId ? id : id[..LongestId] + "…";
}
