using HotChocolate;
using HotChocolate.Types;
using Microsoft.Extensions.DependencyInjection;

namespace HotChocolateTests.Execution;

public sealed class AbstractTypeTests
{
    [InterfaceType("Pump")]
    public interface IPump
    {
        string Name { get; }
    }

    [UnionType("Thing")]
    public interface IThing;

    public sealed record Engine(string Name, int Litres) : IPump, IThing;

    public sealed record Trailer(string Name) : IPump;

    public sealed record Tree(int Height) : IThing;

    public sealed record Stranger(string Name) : IPump;

    public sealed class Root
    {
        public IReadOnlyList<IPump> Pumps => [new Engine("e", 3000), new Trailer("t")];

        public IReadOnlyList<IThing?> Things => [new Tree(4), null, new Engine("e", 1)];

        public IPump? Unknown => new Stranger("s");
    }

    [ExtendObjectType(typeof(IPump))]
    public sealed class PumpFields
    {
        public string GetShout([Parent] IPump pump) => pump.Name.ToUpperInvariant();
    }

    private static Task<string> Ask(string query) => Schemas.AskAsync(
        b => b.AddQueryType<Root>().AddType<Engine>().AddType<Trailer>().AddType<Tree>().AddTypeExtension<PumpFields>(), query);

    [Theory]
    [InlineData("{ pumps { __typename name shout ... on Engine { litres } } }", """{"data":{"pumps":[{"__typename":"Engine","name":"e","shout":"E","litres":3000},{"__typename":"Trailer","name":"t","shout":"T"}]}}""")]
    [InlineData("{ things { ... on Tree { height } ... on Pump { name } } }", """{"data":{"things":[{"height":4},null,{"name":"e"}]}}""")]
    [InlineData("""{ __type(name: "Thing") { kind possibleTypes { name } } }""", """{"data":{"__type":{"kind":"UNION","possibleTypes":[{"name":"Engine"},{"name":"Tree"}]}}}""")]
    [InlineData("""{ __type(name: "Pump") { possibleTypes { name } } engine: __type(name: "Engine") { interfaces { name } } }""", """{"data":{"__type":{"possibleTypes":[{"name":"Engine"},{"name":"Trailer"}]},"engine":{"interfaces":[{"name":"Pump"}]}}}""")]
    public async Task A_value_is_what_its_class_says(string query, string answer) => (await Ask(query)).ShouldBe(answer);

    [Fact]
    public async Task A_class_that_was_not_added_is_an_error_of_the_field()
    {
        var answer = await Ask("{ unknown { name } }");
        answer.ShouldContain("Stranger");
        answer.ShouldEndWith("\"data\":{\"unknown\":null}}");
    }
}
