namespace RiskMap.Geocoding.Addresses;

/// <summary>
/// An address taken apart. Parts are in matching form (see <see cref="AddressText"/>); null: the text does not say it.
/// The order is that of GB/T 23705: divisions, then the street or the estate or the village, then what is local.
/// </summary>
public sealed record Address
{
    public string? Province { get; init; }

    public string? City { get; init; }

    public string? County { get; init; }

    /// <summary>乡镇 or 街道.</summary>
    public string? Town { get; init; }

    /// <summary>村 or 居, as 石桥村.</summary>
    public string? Village { get; init; }

    /// <summary>组, 社 or 队 of a village, digits: 3.</summary>
    public string? Group { get; init; }

    /// <summary>Street with its suffix: 学府路, 中山北路1段; Western: E MARKET ST, directions and suffix abbreviated.</summary>
    public string? Street { get; init; }

    /// <summary>巷, 弄, 胡同 or 支路 of that street: 109巷; a lane within it follows: 109巷2弄.</summary>
    public string? Lane { get; init; }

    /// <summary>Door number without its suffix: 8. Of a range the first: 2至24 → 2 with <see cref="NumberTo"/> 24.</summary>
    public int? Number { get; init; }

    public int? NumberTo { get; init; }

    /// <summary>What follows or stands before the number: 甲, 之1, 附2, A, 1/2.</summary>
    public string? NumberSuffix { get; init; }

    /// <summary>小区, 院, 广场 …: 阳光花园, 3号院.</summary>
    public string? Estate { get; init; }

    /// <summary>栋, 幢, 座, 号楼, without the word: 12, A.</summary>
    public string? Building { get; init; }

    /// <summary>单元, without the word.</summary>
    public string? Unit { get; init; }

    public string? Floor { get; init; }

    /// <summary>Room, flat, suite, apartment: 302, A 2.</summary>
    public string? Room { get; init; }

    /// <summary>Name of premises or landmark: 津市一中.</summary>
    public string? Landmark { get; init; }

    /// <summary>The other street at a crossing.</summary>
    public string? CrossStreet { get; init; }

    /// <summary>北 of 以北200米, as a bearing in degrees clockwise from north.</summary>
    public double? OffsetBearing { get; init; }

    public double? OffsetMetres { get; init; }

    public string? Postcode { get; init; }

    /// <summary>What stood in brackets, 附近, 对面: kept, not matched.</summary>
    public string? Note { get; init; }

    /// <summary>What no part took.</summary>
    public string? Rest { get; init; }
}
