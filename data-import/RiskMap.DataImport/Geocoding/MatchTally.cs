using System.Globalization;
using RiskMap.DataImport.Texts;
using RiskMap.Geocoding.Matching;

namespace RiskMap.DataImport.Geocoding;

/// <summary>How many rows were matched at which level, and how surely.</summary>
internal sealed class MatchTally
{
    private readonly int[] _byLevel = new int[Enum.GetValues<MatchLevel>().Length];

    public int Rows => _byLevel.Sum();

    /// <summary>Matched, but below <see cref="Trust.Sure"/>.</summary>
    public int Doubtful { get; private set; }

    public int Unlocated => _byLevel[(int)MatchLevel.None];

    public void Add(Match match)
    {
        _byLevel[(int)match.Level]++;
        Doubtful += match.Level != MatchLevel.None && match.Confidence < Trust.Sure ? 1 : 0;
    }

    public IEnumerable<string> Lines(Language language)
    {
        foreach (var level in Enum.GetValues<MatchLevel>())
        {
            if (_byLevel[(int)level] > 0)
            {
                yield return language.Say("geocoded_level", language.Say(TextOf(level)), _byLevel[(int)level], Share(_byLevel[(int)level]));
            }
        }

        if (Doubtful > 0)
        {
            yield return language.Say("geocoded_doubtful", Doubtful, Share(Doubtful));
        }
    }

    private string Share(int rows) => (rows / (double)Math.Max(1, Rows)).ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string TextOf(MatchLevel level) => level switch
    {
        MatchLevel.Point => "level_point",
        MatchLevel.DoorNumber => "level_door_number",
        MatchLevel.Building => "level_building",
        MatchLevel.Estate => "level_estate",
        MatchLevel.Street => "level_street",
        MatchLevel.Crossing => "level_crossing",
        MatchLevel.Village => "level_village",
        MatchLevel.Town => "level_town",
        MatchLevel.County => "level_county",
        _ => "level_none",
    };
}
