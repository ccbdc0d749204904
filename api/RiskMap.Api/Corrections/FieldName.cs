using System.Collections.Frozen;
using System.Reflection;
using HotChocolate;
using RiskMap.Api.Answers;

namespace RiskMap.Api.Corrections;

/// <summary>What a field of a record is called: by GraphQL (FLOW_LPS), and by its table (flow_lps).</summary>
internal static class FieldName
{
    public static string Of<TField>(TField field)
        where TField : struct, Enum => Names<TField>.All[field];

    public static string Column<TField>(TField field)
        where TField : struct, Enum => Of(field).ToLowerInvariant();

    private static class Names<TField>
        where TField : struct, Enum
    {
        /// <summary>Words with figures in them say their name themselves: there are two ways to cut DEATHS_7D.</summary>
        public static readonly FrozenDictionary<TField, string> All = Enum.GetValues<TField>().ToFrozenDictionary(
            f => f, f => typeof(TField).GetField(f.ToString())!.GetCustomAttribute<GraphQLNameAttribute>()?.Name ?? Snake.Of(f).ToUpperInvariant());
    }
}
