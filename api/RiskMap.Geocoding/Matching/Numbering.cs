namespace RiskMap.Geocoding.Matching;

/// <summary>
/// Door numbers along a holder: bisection, ranges (2-24), and numbers between two known ones. Odd and even numbers stand on opposite sides
/// as a rule, so only neighbours of the same parity are asked.
/// </summary>
internal static class Numbering
{
    /// <summary>Numbers further apart than this say nothing of what lies between them.</summary>
    private const int LargestGap = 60;

    /// <summary>Neighbours further apart than this are on different stretches of a street, in metres.</summary>
    private const double FarthestNeighbours = 800;

    /// <summary>A door beyond the last known one stands about so many metres on for each number: half a plot's width, as odd and even alternate.</summary>
    private const double MetresPerNumber = 8;

    /// <summary>The first place from <paramref name="from"/> whose number is not smaller; <paramref name="to"/>: there is none.</summary>
    public static int First(int[] numbers, int from, int to, int number)
    {
        while (from < to)
        {
            var middle = (from + to) >>> 1;
            if (numbers[middle] < number)
            {
                from = middle + 1;
            }
            else
            {
                to = middle;
            }
        }

        return from;
    }

    /// <summary>Doors whose range holds the number, on its side of the street.</summary>
    public static List<int> InRanges(Gazetteer gazetteer, int holder, int number)
    {
        var doors = new List<int>();
        var (from, to) = (gazetteer.Holders.Starts[holder], gazetteer.Holders.Starts[holder + 1]);
        for (var at = First(gazetteer.Entries.Numbers, from, to, number) - 1; at >= from && gazetteer.Entries.Numbers[at] >= number - LargestGap; at--)
        {
            var door = gazetteer.Entries.Doors[at];
            if (gazetteer.Doors.NumbersTo[door] >= number && (gazetteer.Entries.Numbers[at] - number) % 2 == 0)
            {
                doors.Add(door);
            }
        }

        return doors;
    }

    /// <summary>Where a number stands that is not on record: between the nearest smaller and larger one of its parity, or just beyond the last.</summary>
    public static (Spot Spot, double Radius, double Worth, Allowed Allowed)? Between(Gazetteer gazetteer, int holder, int number, Question question)
    {
        var numbers = gazetteer.Entries.Numbers;
        var (from, to) = (gazetteer.Holders.Starts[holder], gazetteer.Holders.Starts[holder + 1]);
        var at = First(numbers, from, to, number);
        var below = Neighbour(at - 1, -1);
        var above = Neighbour(at, 1);
        var spots = gazetteer.Doors.Spots;
        if (below is { } b && above is { } a)
        {
            var (low, high) = (spots[gazetteer.Entries.Doors[b]], spots[gazetteer.Entries.Doors[a]]);
            var metres = low.MetresTo(high);
            if (metres > FarthestNeighbours || numbers[a] - numbers[b] > LargestGap)
            {
                return null;
            }

            var share = (number - numbers[b]) / (double)(numbers[a] - numbers[b]);
            var spot = StreetLines.Between(gazetteer, gazetteer.Holders[holder].Name, low, high, share);
            return (spot, Math.Max(Radius.Door, metres / 2), metres <= 120 ? 0.85 : metres <= 400 ? 0.75 : 0.6, Allowed.NumberBetween);
        }

        if ((below ?? above) is { } last && Math.Abs(number - numbers[last]) is <= 8 and var beyond)
        {
            return (spots[gazetteer.Entries.Doors[last]], Math.Max(Radius.Door, 2 * MetresPerNumber * beyond), 0.65, Allowed.NumberBeyond);
        }

        return null;

        int? Neighbour(int place, int step)
        {
            for (; place >= from && place < to && Math.Abs(numbers[place] - number) <= LargestGap; place += step)
            {
                if (numbers[place] > 0 && (numbers[place] - number) % 2 == 0 && Agrees(gazetteer.Entries.Doors[place]))
                {
                    return place;
                }
            }

            return null;
        }

        bool Agrees(int door) => question.Town is not { } town || gazetteer.Localities[gazetteer.Doors.Localities[door]].Town is not (>= 0 and var division)
            || Question.SameDivision(gazetteer.Divisions[division].Key, town);
    }
}
