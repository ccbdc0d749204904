using HotChocolate;
using HotChocolate.Language;
using HotChocolate.Types;
using HotChocolate.Validation;

namespace HotChocolateTests.Validation;

/// <summary>Documents in, complaints out; one rule at a time. Complaints are written <c>message (line:column, …)</c>.</summary>
internal static class Harness
{
    public static Schema Schema { get; } = SdlSchema.Build("""
        interface Being { name(surname: Boolean): String }
        interface Pet implements Being { name(surname: Boolean): String }
        interface Mammal { mother: Mammal father: Mammal }
        type Dog implements Being & Pet & Mammal {
          name(surname: Boolean): String nickname: String barkVolume: Int barks: Boolean
          doesKnowCommand(dogCommand: DogCommand): Boolean isHouseTrained(atOtherHomes: Boolean = true): Boolean
          isAtLocation(x: Int, y: Int): Boolean mother: Dog father: Dog
        }
        type Cat implements Being & Pet { name(surname: Boolean): String nickname: String meows: Boolean meowsVolume: Int furColor: FurColor }
        union CatOrDog = Cat | Dog
        type Human { name(surname: Boolean): String pets: [Pet] relatives: [Human]! }
        enum DogCommand { SIT HEEL DOWN }
        enum FurColor { BROWN BLACK TAN SPOTTED NO_FUR UNKNOWN }
        input ComplexInput { requiredField: Boolean! nonNullField: Boolean! = false intField: Int stringField: String booleanField: Boolean stringListField: [String] }
        input OneOfInput @oneOf { stringField: String intField: Int }
        type ComplicatedArgs {
          intArgField(intArg: Int): String nonNullIntArgField(nonNullIntArg: Int!): String stringArgField(stringArg: String): String
          booleanArgField(booleanArg: Boolean): String enumArgField(enumArg: FurColor): String floatArgField(floatArg: Float): String
          idArgField(idArg: ID): String stringListArgField(stringListArg: [String]): String stringListNonNullArgField(stringListNonNullArg: [String!]): String
          complexArgField(complexArg: ComplexInput): String oneOfArgField(oneOfArg: OneOfInput): String
          multipleReqs(req1: Int!, req2: Int!): String nonNullFieldWithDefault(arg: Int! = 0): String
        }
        interface SomeBox { deepBox: SomeBox unrelatedField: String }
        type StringBox implements SomeBox { scalar: String deepBox: StringBox unrelatedField: String listStringBox: [StringBox] stringBox: StringBox intBox: IntBox }
        type IntBox implements SomeBox { scalar: Int deepBox: IntBox unrelatedField: String listStringBox: [StringBox] stringBox: StringBox intBox: IntBox }
        type NonNullStringBox implements SomeBox { scalar: String! deepBox: SomeBox unrelatedField: String }
        type Query {
          human(id: ID): Human dog: Dog cat: Cat pet: Pet catOrDog: CatOrDog complicatedArgs: ComplicatedArgs someBox: SomeBox
        }
        type Subscription { importantEmails: [String] notImportantEmails: [String] }
        directive @onField on FIELD
        directive @repeatable repeatable on FIELD
        directive @onQuery(reason: String!) on QUERY
        """);

    public static void ExpectValid<TRule>(string document)
        where TRule : ValidationRule, new() => Complaints<TRule>(document).ShouldBe("");

    public static void ExpectErrors<TRule>(string document, string complaints)
        where TRule : ValidationRule, new() => Complaints<TRule>(document).ShouldBe(complaints.ReplaceLineEndings("\n"));

    public static string Print(IEnumerable<IError> errors) =>
        string.Join('\n', errors.Select(e => $"{e.Message} ({string.Join(", ", (e.Locations ?? []).Select(l => $"{l.Line}:{l.Column}"))})"));

    private static string Complaints<TRule>(string document)
        where TRule : ValidationRule, new() => Print(DocumentValidator.Validate(Schema, Parser.Parse(document), [new TRule()]));
}
