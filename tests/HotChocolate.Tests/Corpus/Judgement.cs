using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation;

namespace HotChocolateTests.Corpus;

/// <summary>What the engine makes of a case, and where it is of another mind than graphql-js.</summary>
internal sealed record Judgement(string Kind, string? Difference, string? Print)
{
    public static async Task<Judgement> OfAsync(Schema schema, Case asked, Kennel? kennel)
    {
        DocumentNode document;
        try
        {
            document = Parser.Parse(asked.Document);
        }
        catch (SyntaxException e)
        {
            var place = Case.Places(e.ToError().Locations!);
            return Of("no document", asked.Syntax is null ? "none" : Case.Places(asked.Syntax), place, e.Message);
        }

        if (asked.Syntax is not null)
        {
            return new Judgement("document", $"a document here, but none at {Case.Places(asked.Syntax)} for graphql-js", null);
        }

        var print = SyntaxPrinter.Print(document);
        if (SyntaxPrinter.Print(Parser.Parse(asked.Print!)) != print)
        {
            var read = SyntaxPrinter.Print(Parser.Parse(asked.Print!));
            return new Judgement("document", $"graphql-js prints it as\n{asked.Print}\nand it reads as\n{read}\nnot as\n{print}", null);
        }

        var errors = DocumentValidator.Validate(schema, document, new DocumentLimits(null, AllowIntrospection: true)).Where(e => !IsOwnScalar(e) && !IsOfMetaField(e)).ToList();
        var places = Case.Places(errors.SelectMany(e => e.Locations ?? []));
        if (errors.Count > 0 || asked.Validation!.Length > 0)
        {
            var messages = string.Join('\n', errors.Select(e => e.Message));
            if (messages.Contains("only one input field named", StringComparison.Ordinal))
            {
                // The second: of a field given twice graphql-js looks at the last only.
                return new Judgement("not valid", asked.Validation!.Length > 0 ? null : "refused here, valid for graphql-js", print);
            }

            if (asked.Message!.Contains("differing arguments", StringComparison.Ordinal)
                && asked.Document.Contains("\"\"\"", StringComparison.Ordinal))
            {
                // The third: to graphql-js a text is another in a block string than in quotes.
                return new Judgement("not valid", null, print);
            }

            if (errors.Count > 0 && document.Definitions.Any(d => d is not (OperationNode or FragmentNode)))
            {
                // The first deliberate difference: graphql-js looks into definitions that are not executable, the engine does not.
                return new Judgement("not executable", asked.Validation!.Length > 0 ? null : "refused here, valid for graphql-js", print);
            }

            if (errors.Exists(e => e.Message.StartsWith("Too many validation errors", StringComparison.Ordinal)))
            {
                // The engine has stopped at its limit, graphql-js was asked for a thousand: what it has found so far must be right.
                var alone = places.Split(' ').Except(Case.Places(asked.Validation!).Split(' ')).ToList();
                return new Judgement("not valid", alone.Count == 0 ? null : $"errors at {string.Join(' ', alone)} here only: {messages}", print);
            }

            return Of("not valid", Case.Places(asked.Validation!), places, messages) with { Print = print };
        }

        if (asked.Answer is not { } answer || kennel is null)
        {
            return new Judgement("valid", null, print);
        }

        var ours = await kennel.AskAsync(asked);
        var kind = !ours.TryGetProperty("data", out _) ? "refused" : ours.TryGetProperty("errors", out _) ? "answered with errors" : "answered";
        return new Judgement(kind, Answers.Same(ours, answer) ? null : $"answered {ours}\nnot {answer}", print);
    }

    /// <summary>A literal of a scalar that graphql-js knows by name only.</summary>
    private static bool IsOwnScalar(IError error) =>
        Scalars.ByName.TryGetValue(error.Message.Split(' ')[0], out var scalar) && !BuiltInScalars.All.Contains(scalar);

    /// <summary>graphql-js does not know the types of __schema and __type when fields are compared, as it does not know that of __typename.</summary>
    private static bool IsOfMetaField(IError error) =>
        error.Message.Contains("conflict because they return conflicting types", StringComparison.Ordinal)
        && (error.Message.Contains("\"__Type", StringComparison.Ordinal) || error.Message.Contains("\"__Schema", StringComparison.Ordinal));

    private static Judgement Of(string kind, string theirs, string ours, string messages) =>
        new(kind, theirs == ours ? null : $"{kind} at {ours} here, at {theirs} for graphql-js; here: {messages}", null);
}
