// What is under test is discovery from members as users write them: obsolete ones on purpose, and instance methods that use no state.
#pragma warning disable CS0618, CA1822
using System.Text.RegularExpressions;
using HotChocolate;
using HotChocolate.Types;
using HotChocolateTests.Execution;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Types;

/// <summary>Section by section: how classes become types.</summary>
public sealed class DiscoveryTests
{
    public enum HTTPStatus
    {
        PillarType,
        HTTPStatus,
        A1b,
        getHTTP,
        ALLCAPS,

        [Obsolete("gone")]
        Old,

        [GraphQLName("NEW_NAME")]
        Named,

        [GraphQLIgnore]
        Hidden,
    }

    /// <summary>Described by <see cref="Root"/> in two
    /// lines.</summary>
    public sealed class Root
    {
        /// <summary>A property.</summary>
        public string Name => "";

        public string? MaybeName => null;

        public int? MaybeInt => null;

        public List<string?> Strings => [];

        public IEnumerable<string>? MaybeStrings => null;

        public int[][] Matrix => [];

        public IReadOnlyList<Guid> Ids => [];

        public DateTimeOffset At => default;

        public DateTime Then => default;

        public DateOnly Day => default;

        public TimeSpan Duration => default;

        public decimal Price => 0;

        public long Long => 0;

        public short Short => 0;

        public float Single => 0;

        public HTTPStatus Status => default;

        public string IPAddress => "";

        public string PLZ => "";

        [GraphQLName("renamed")]
        public string Original => "";

        [GraphQLDescription("Wins.")]
        public string Described => "";

        [Obsolete("Use name.")]
        public string Older => "";

        [GraphQLDeprecated("Use x.")]
        public string Oldest => "";

        [GraphQLIgnore]
        public string Ignored => "";

        [GraphQLType(typeof(NonNullType<ListType<IdType>>))]
        public IEnumerable<int> Keys => [];

        [GraphQLNonNullType]
        public string? Sure => "";

        public object Untyped => 1;

        public KeyValuePair<string, string> Pair => default;

        public static string Static => "";

        public string this[int index] => "";

        /// <summary>A method.</summary>
        /// <param name="count">How many.</param>
        public Task<string> GetThingAsync(int count, string? text = null, double radius = 1.5, HTTPStatus status = HTTPStatus.HTTPStatus) => Task.FromResult("");

        public async ValueTask<List<int>?> LoadYAsync()
        {
            await Task.Yield();
            return null;
        }

        public string GetSync() => "";

        public string KeepAsync() => "";

        public string Get() => "";

        public void Nothing()
        {
        }

        public Task NothingLater() => Task.CompletedTask;

        public string Takes(ThingIn thing, BoxInput? box, Optional<int?> maybe, [DefaultValue(7)] int seven) => "";

        public override string ToString() => "";
    }

    public sealed record ThingIn(int A, string? B, int C = 3);

    public sealed class BoxInput
    {
        public required double West { get; set; }

        [DefaultValue("x")]
        public string Text { get; set; } = "";

        public string ReadOnly => "";
    }

    private static readonly Task<string> Sdl = ReadAsync();

    private static async Task<string> ReadAsync() =>
        Regex.Replace(await Schemas.SdlAsync(b => b.AddQueryType<Root>()), @"\s+", " ", RegexOptions.None, TimeSpan.FromSeconds(5));

    [Theory]
    [InlineData("\"\"\"Described by Root in two lines.\"\"\" type Root {")]
    [InlineData("\"\"\"A property.\"\"\" name: String! ")]
    [InlineData(" maybeName: String ")]
    [InlineData(" maybeInt: Int ")]
    [InlineData(" strings: [String]! ")]
    [InlineData(" maybeStrings: [String!] ")]
    [InlineData(" matrix: [[Int!]!]! ")]
    [InlineData(" ids: [UUID!]! ")]
    [InlineData(" at: DateTime! ")]
    [InlineData(" then: DateTime! ")]
    [InlineData(" day: LocalDate! ")]
    [InlineData(" duration: TimeSpan! ")]
    [InlineData(" price: Decimal! ")]
    [InlineData(" long: Long! ")]
    [InlineData(" short: Short! ")]
    [InlineData(" single: Float! ")]
    [InlineData(" status: HTTPStatus! ")]
    [InlineData(" ipAddress: String! ")]
    [InlineData(" plz: String! ")]
    [InlineData(" renamed: String! ")]
    [InlineData("\"\"\"Wins.\"\"\" described: String! ")]
    [InlineData(" older: String! @deprecated(reason: \"Use name.\") ")]
    [InlineData(" oldest: String! @deprecated(reason: \"Use x.\") ")]
    [InlineData(" keys: [ID]! ")]
    [InlineData(" sure: String! ")]
    [InlineData(" pair: KeyValuePairOfStringAndString! ")]
    [InlineData(" type KeyValuePairOfStringAndString { key: ")]
    [InlineData("\"\"\"A method.\"\"\" thing( \"\"\"How many.\"\"\" count: Int! text: String radius: Float! = 1.5 status: HTTPStatus! = HTTP_STATUS ): String! ")]
    [InlineData(" loadY: [Int!] ")]
    [InlineData(" sync: String! ")]
    [InlineData(" keepAsync: String! ")]
    [InlineData(" get: String! ")]
    [InlineData(" takes(thing: ThingInInput!, box: BoxInput, maybe: Int, seven: Int! = 7): String! ")]
    [InlineData(" input ThingInInput { a: Int! b: String c: Int! = 3 } ")]
    [InlineData(" input BoxInput { west: Float! text: String! = \"x\" } ")]
    [InlineData(" enum HTTPStatus { PILLAR_TYPE HTTP_STATUS A1B GET_HTTP ALLCAPS OLD @deprecated(reason: \"gone\") NEW_NAME } ")]
    [InlineData(" scalar DateTime @specifiedBy(url: \"https://www.graphql-scalars.com/date-time\") ")]
    public async Task A_class_is_read_as_HotChocolate_reads_it(string part) => (await Sdl).ShouldContain(part);

    [Theory]
    [InlineData("ignored")]
    [InlineData("untyped")]
    [InlineData("static")]
    [InlineData("nothing")]
    [InlineData("nothingLater")]
    [InlineData("toString")]
    [InlineData("readOnly")]
    [InlineData("HIDDEN")]
    public async Task What_is_no_field_is_left_out(string name) => (await Sdl).ShouldNotContain($" {name}");
}
