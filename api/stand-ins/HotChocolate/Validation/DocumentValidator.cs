using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation.Rules;

namespace HotChocolate.Validation;

/// <summary>Says why a document must not be executed; nothing when it may.</summary>
internal static class DocumentValidator
{
    private static readonly Func<ValidationRule>[] Rules =
    [
        () => new ExecutableDefinitionsRule(),
        () => new KnownOperationTypesRule(),
        () => new UniqueOperationNamesRule(),
        () => new LoneAnonymousOperationRule(),
        () => new SingleFieldSubscriptionsRule(),
        () => new KnownTypeNamesRule(),
        () => new FragmentsOnCompositeTypesRule(),
        () => new VariablesAreInputTypesRule(),
        () => new ScalarLeafsRule(),
        () => new FieldsOnCorrectTypeRule(),
        () => new UniqueFragmentNamesRule(),
        () => new KnownFragmentNamesRule(),
        () => new NoUnusedFragmentsRule(),
        () => new PossibleFragmentSpreadsRule(),
        () => new NoFragmentCyclesRule(),
        () => new UniqueVariableNamesRule(),
        () => new NoUndefinedVariablesRule(),
        () => new NoUnusedVariablesRule(),
        () => new KnownDirectivesRule(),
        () => new UniqueDirectivesPerLocationRule(),
        () => new KnownArgumentNamesRule(),
        () => new UniqueArgumentNamesRule(),
        () => new ValuesOfCorrectTypeRule(),
        () => new ProvidedRequiredArgumentsRule(),
        () => new VariablesInAllowedPositionRule(),
        () => new OverlappingFieldsCanBeMergedRule(),
        () => new UniqueInputFieldNamesRule(),
        () => new MaxIntrospectionDepthRule(),
    ];

    public static IReadOnlyList<IError> Validate(Schema schema, DocumentNode document, DocumentLimits limits)
    {
        var excess = DocumentBudget.Check(document, limits);
        return excess.Count > 0 ? excess : Validate(schema, document, Rules.Select(make => make()));
    }

    public static IReadOnlyList<IError> Validate(Schema schema, DocumentNode document, IEnumerable<ValidationRule> rules)
    {
        var context = new ValidationContext(schema, document);
        var all = rules.ToArray();
        Array.ForEach(all, rule => rule.Context = context);
        try
        {
            new DocumentWalker(context, all).Walk(document);
        }
        catch (TooManyErrorsException)
        {
            context.Errors.Add(new Error("Too many validation errors, error limit reached. Validation aborted."));
        }

        return context.Errors;
    }
}
