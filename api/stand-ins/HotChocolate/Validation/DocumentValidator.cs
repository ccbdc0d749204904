using HotChocolate.Language;
using HotChocolate.Types;

namespace HotChocolate.Validation;

internal static class DocumentValidator
{
    public static IReadOnlyList<IError> Validate(Schema schema, DocumentNode document, DocumentLimits limits) => [];
}
