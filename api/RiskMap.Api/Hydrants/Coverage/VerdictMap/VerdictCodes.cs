using System.Buffers.Binary;
using RiskMap.Api.Answers;
using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>The verdicts of one test as tiles take them: four bytes for each feature number, and what they stand for.</summary>
/// <param name="Codes">Look and decimetres, each as little-endian uint16; 65535: left out, none.</param>
/// <param name="Verdicts">pass, fail or unknown, by look.</param>
/// <param name="Tests">The test that decided, by look; null: none did.</param>
/// <param name="Reasons">Why, by look.</param>
/// <param name="Clauses">Document and clause, by look; null: there is none.</param>
internal sealed record VerdictCodes(byte[] Codes, string[] Verdicts, string?[] Tests, string?[] Reasons, string?[] Clauses)
{
    private const ushort None = 65_535;

    public static VerdictCodes Of(VerdictAnswer answer, VerdictTest? test)
    {
        var subjects = answer.View.Reach.Ground.SubjectOf;
        var codes = new byte[4 * subjects.Length];
        var looks = new Dictionary<Look, ushort>();
        for (var feature = 0; feature < subjects.Length; feature++)
        {
            var (look, decimetres) = (None, None);
            if (subjects[feature] is >= 0 and var s && answer.Stands(s) && answer.Of(s, test) is { } verdict)
            {
                var table = answer.Table;
                var seen = new Look(verdict, test ?? table.Decides(s), table.Reason(s, test), ClauseOf(table.Rule(s, test)));
                if (!looks.TryGetValue(seen, out look))
                {
                    looks[seen] = look = (ushort)looks.Count;
                }

                var metres = answer.Metres(s, test);
                // Rounded up, so that "at most the limit" means the same where it is read.
                decimetres = double.IsFinite(metres) ? (ushort)Math.Min(Math.Ceiling(metres * 10), None - 1) : None;
            }

            BinaryPrimitives.WriteUInt16LittleEndian(codes.AsSpan(4 * feature), look);
            BinaryPrimitives.WriteUInt16LittleEndian(codes.AsSpan((4 * feature) + 2), decimetres);
        }

        Look[] all = [.. looks.OrderBy(l => l.Value).Select(l => l.Key)];
        return new(
            codes, [.. all.Select(l => Snake.Of(l.Verdict))], [.. all.Select(l => l.Test is { } t ? Snake.Of(t) : null)],
            [.. all.Select(l => l.Reason is { } r ? Snake.Of(r) : null)], [.. all.Select(l => l.Clause)]);
    }

    /// <summary>Document and clause, as a reader cites them; some documents have no numbered clauses.</summary>
    public static string? ClauseOf(Rule? rule) => rule is null ? null : rule.Clause is "" or "-" ? rule.Document : $"{rule.Document} {rule.Clause}";

    private sealed record Look(Verdict Verdict, VerdictTest? Test, VerdictReason? Reason, string? Clause);
}
