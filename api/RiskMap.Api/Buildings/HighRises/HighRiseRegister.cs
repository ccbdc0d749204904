using HotChocolate;
using RiskMap.Api.Answers;
using RiskMap.Api.Areas;
using RiskMap.Api.Hosting;

namespace RiskMap.Api.Buildings.HighRises;

/// <summary>High-rises (高层) of an area, and buildings that may be some.</summary>
public sealed class HighRiseRegister
{
    private readonly Area _area;
    private readonly DateOnly _day;
    private readonly DateTimeOffset _computedAt;
    private readonly IReadOnlyList<HighRiseRow> _rows;
    private readonly List<HighRiseRow> _high;

    internal HighRiseRegister(Area area, DateOnly day, IReadOnlyList<HighRiseRow> rows, int buildings, DateTimeOffset computedAt)
    {
        (_area, _day, _rows, Buildings, _computedAt) = (area, day, rows, buildings, computedAt);
        _high = [.. rows.Where(r => r.Class is HighRise.High or HighRise.SuperHigh)];
    }

    /// <summary>Buildings on record that stand on the day.</summary>
    public int Buildings { get; }

    /// <summary>High-rises, those over 100 m too.</summary>
    public int High => _high.Count;

    /// <summary>Those over 100 m (超高层).</summary>
    public int SuperHigh => _high.Count(r => r.Class == HighRise.SuperHigh);

    /// <summary>Buildings that may be some: their height is not known, or not what they are used for.</summary>
    public int UnknownCount => _rows.Count - _high.Count;

    /// <summary>High-rises with external insulation that burns (B1, B2, B3).</summary>
    public int CladdingBurns => _high.Count(r => r.Burns);

    /// <summary>High-rises of whose external insulation nothing is known.</summary>
    public int CladdingUnknown => _high.Count(r => r.Cladding == CladdingClass.Unknown);

    /// <summary>High-rises with insulation that burns and no plate (一楼一牌) posted.</summary>
    public int PlateMissing => _high.Count(r => r.Burns && r.CladdingPlate == false);

    /// <summary>High-rises with insulation that burns of whose plate nothing is known.</summary>
    public int PlateUnknown => _high.Count(r => r.Burns && r.CladdingPlate is null);

    /// <summary>High-rises of whose facilities' age nothing is known.</summary>
    public int FacilitiesUnknown => _high.Count(r => r.FacilitiesOn is null);

    /// <summary>High-rises with premises in which a hazard is open.</summary>
    public int WithOpenHazards => _high.Count(r => r.OpenHazardCount > 0);

    /// <summary>High-rises without any visit on record.</summary>
    public int NeverVisited => _high.Count(r => r.LastVisitOn is null);

    /// <summary>High-rises in which no premises are filed: nothing but the building itself is known of them.</summary>
    public int WithoutPremises => _high.Count(r => r.PremisesCount == 0);

    /// <summary>Rows, the highest first; buildings that may be high-rises after those that are.</summary>
    public IReadOnlyList<HighRiseRow> GetRows(
        [GraphQLDescription("How many at most, from 0 to 500.")] int first = 50,
        [GraphQLDescription("How many are left out before.")] int offset = 0) =>
        [.. _rows.Skip(Math.Max(0, offset)).Take(PageRequest.Of(first, null).Size)];

    /// <summary>How this was computed.</summary>
    public Method Method => new(
        Words.Say("METHOD_HIGH_RISES"),
        [
            new("asOf", _day.Iso(), null), MethodParameter.Of("dwellingOver", HighRiseAnalysis.DwellingMetres, "m"), MethodParameter.Of("otherOver", HighRiseAnalysis.OtherMetres, "m"),
            MethodParameter.Of("superOver", HighRiseAnalysis.SuperMetres, "m"), MethodParameter.Of("surelyLowStoreys", HighRiseAnalysis.SurelyLowStoreys),
        ],
        "GB 50016-2014(2018)", "2.1.1, 5.1.1", Words.Say("NEGLECTS_HIGH_RISES"), _area.DataVersion, _computedAt);
}

/// <summary>A high-rise, or a building that may be one.</summary>
public sealed record HighRiseRow
{
    internal string AreaCode { get; init; } = "";

    internal Guid? BuildingId { get; init; }

    internal Guid? PremisesId { get; init; }

    internal Guid? DivisionId { get; init; }

    internal BuildingUse? Use { get; init; }

    internal string? Kind { get; init; }

    internal int OpenHazardCount => OpenHazards;

    internal int PremisesCount { get; init; }

    internal DateOnly Day { get; init; }

    internal bool Burns => Cladding is CladdingClass.B1 or CladdingClass.B2 or CladdingClass.B3;

    /// <summary>Name of the building, or of the premises.</summary>
    public string? Name { get; init; }

    /// <summary>Its address.</summary>
    public string? Address { get; init; }

    /// <summary>Height in metres; null: not known.</summary>
    public double? HeightM { get; init; }

    /// <summary>Storeys above ground; null: not known.</summary>
    public int? Storeys { get; init; }

    /// <summary>What it is by its height.</summary>
    public HighRise Class { get; init; }

    /// <summary>External insulation: the worst of the premises filed in it.</summary>
    public CladdingClass Cladding { get; init; }

    /// <summary>Whether the plate that tells of it (一楼一牌) is posted; null: not known.</summary>
    public bool? CladdingPlate { get; init; }

    /// <summary>Day (YYYY-MM-DD) since which its fire facilities are in use: the oldest of the premises filed in it.</summary>
    public string? FacilitiesOn { get; init; }

    /// <summary>Years since then; null: not known.</summary>
    public double? FacilitiesAgeYears => FacilitiesOn is { } on ? Math.Round((Day.DayNumber - DateOnly.ParseExact(on, "yyyy-MM-dd", null).DayNumber) / 365.2425, 1) : null;

    /// <summary>Day (YYYY-MM-DD) of the last visit to any premises filed in it that somebody opened the door to; null: none is on record.</summary>
    public string? LastVisitOn { get; init; }

    /// <summary>Hazards that are open in premises filed in it.</summary>
    public int OpenHazards { get; init; }

    /// <summary>Degrees east of a point on it.</summary>
    public double? Longitude { get; init; }

    /// <summary>Degrees north of a point on it.</summary>
    public double? Latitude { get; init; }

    /// <summary>The rule that it is one by, in the reader's language.</summary>
    public string Rule => HighRiseAnalysis.Of(Kind, HeightM, Storeys, Use, null, null).Rule;
}

/// <summary>Which high-rises are asked for. What is left out leaves the question open.</summary>
[GraphQLName("HighRiseFilter")]
public sealed record HighRiseFilter
{
    /// <summary>Only those of one of these classes.</summary>
    public IReadOnlyList<HighRise>? Class { get; init; }

    /// <summary>Only those with premises filed in the town of this id.</summary>
    public Guid? Division { get; init; }

    /// <summary>True: only those with insulation that burns and no plate, or nothing known of it.</summary>
    public bool? PlateMissing { get; init; }

    /// <summary>True: only those with insulation that burns; false: only those with none or one that does not.</summary>
    public bool? CladdingBurns { get; init; }

    /// <summary>Only those without a visit on this day (YYYY-MM-DD) or since.</summary>
    public string? NotVisitedSince { get; init; }
}
