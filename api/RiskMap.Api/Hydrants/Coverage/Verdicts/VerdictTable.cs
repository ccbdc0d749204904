using RiskMap.Api.Standards;

namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// What is kept of the verdicts on all buildings, column by column: some thirty bytes a building, enough to draw, to sort and to choose by.
/// Where a method takes a test, null means all that the standard demands, together: there the test that decided speaks.
/// </summary>
internal sealed class VerdictTable
{
    private const byte None = 255;
    private readonly byte[] _overall;
    private readonly byte[] _decides;
    private readonly byte[][] _judged;
    private readonly ushort[][] _rules;
    private readonly float[][] _metres;
    private readonly IReadOnlyList<Rule> _book;
    private readonly Dictionary<Rule, ushort> _places;

    public VerdictTable(int subjects, IReadOnlyList<Rule> rules)
    {
        T[][] Columns<T>(int count) => [.. Enumerable.Range(0, count).Select(_ => new T[subjects])];
        (_overall, _decides, _book) = (new byte[subjects], new byte[subjects], rules);
        (_judged, _rules, _metres) = (Columns<byte>(VerdictAnalysis.Tests), Columns<ushort>(VerdictAnalysis.Tests), Columns<float>((int)VerdictTest.Combined + 1));
        _places = new(ReferenceEqualityComparer.Instance);
        for (var i = 0; i < rules.Count; i++)
        {
            _places[rules[i]] = (ushort)(i + 1);
        }
    }

    public int Count => _overall.Length;

    /// <summary>Buildings may be written by several threads, each building by one.</summary>
    public void Write(int subject, Verdict overall, VerdictTest? decides, ReadOnlySpan<TestResult> results)
    {
        _overall[subject] = (byte)overall;
        _decides[subject] = decides is { } d ? (byte)d : None;
        for (var test = 0; test < results.Length; test++)
        {
            var result = results[test];
            // Verdicts take two bits, reasons the others.
            _judged[test][subject] = result.Verdict is { } verdict ? (byte)((int)verdict | ((int)result.Reason << 2)) : None;
            _rules[test][subject] = result.Rule is { } rule && _places.TryGetValue(rule, out var place) ? place : (ushort)0;
            if (test < _metres.Length)
            {
                _metres[test][subject] = (float)result.Number;
            }
        }
    }

    /// <summary>The verdict; null: the standard has no such test.</summary>
    public Verdict? Of(int subject, VerdictTest? test) =>
        test is not { } t ? (Verdict)_overall[subject] : _judged[(int)t][subject] is var v and not None ? (Verdict)(v & 3) : null;

    /// <summary>The test that the verdict on the whole rests on: the first demanded one that fails, else the first unknown one; null: it passes, or nothing is demanded.</summary>
    public VerdictTest? Decides(int subject) => _decides[subject] is var d and not None ? (VerdictTest)d : null;

    public VerdictReason? Reason(int subject, VerdictTest? test) =>
        (test ?? Decides(subject)) is { } t && _judged[(int)t][subject] is var v and not None ? (VerdictReason)(v >> 2) : null;

    public Rule? Rule(int subject, VerdictTest? test) =>
        (test ?? Decides(subject)) is { } t && _rules[(int)t][subject] is > 0 and var place ? _book[place - 1] : null;

    /// <summary>Metres that radius, hose lay or both found; NaN: none within reach, or the standard has no such test.</summary>
    public double Metres(int subject, VerdictTest test) => _judged[(int)test][subject] == None ? double.NaN : _metres[(int)test][subject];
}
