using System.Globalization;

namespace RiskMap.Geocoding.Addresses;

/// <summary>An <see cref="Address"/> while it is being read.</summary>
internal struct Parts
{
    public string? Province, City, County, Town, Village, Group, Street, Lane, NumberSuffix, Estate, Building, Unit, Floor, Room, Landmark,
        CrossStreet, Postcode, Note, Rest;
    public int? Number, NumberTo;
    public double? OffsetBearing, OffsetMetres;

    public void AddNote(string? text) => Note = Joined(Note, text, "、");

    public void AddRest(string? text) => Rest = Joined(Rest, text, "；");

    public readonly Address ToAddress() => new()
    {
        Province = Province,
        City = City,
        County = County,
        Town = Town,
        Village = Village,
        Group = Group,
        Street = Street,
        Lane = Lane,
        Number = Number,
        NumberTo = NumberTo,
        NumberSuffix = NumberSuffix,
        Estate = Estate,
        Building = Building,
        Unit = Unit,
        Floor = Floor,
        Room = Room,
        Landmark = Landmark,
        CrossStreet = CrossStreet,
        OffsetBearing = OffsetBearing,
        OffsetMetres = OffsetMetres,
        Postcode = Postcode,
        Note = Note,
        Rest = Rest,
    };

    /// <summary>A door number that is larger than an int is none: null.</summary>
    public static int? Whole(ReadOnlySpan<char> digits) =>
        int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var value) ? value : null;

    private static string? Joined(string? before, string? text, string between) =>
        string.IsNullOrWhiteSpace(text) ? before : before is null ? text : before + between + text;
}
