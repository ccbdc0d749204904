namespace RiskMap.Geocoding.Matching;

/// <summary>
/// Gathers the places of one question. Each step takes a name, how much alike it is to the one asked for (0 to 1) and what was allowed
/// for; the confidence of what it finds is that likeness times what the step is worth. The worths are ours (design rules H9, H10): 1 the very
/// door, 0.85 to 0.6 a number between its neighbours, 0.7 a street for which no number was asked, 0.55 one whose number is not known.
/// </summary>
internal sealed class Finder(Gazetteer gazetteer, Question question)
{
    public List<Candidate> Found { get; } = [];

    public double Best { get; private set; }

    public void Street(int name, double degree, Allowed allowed)
    {
        var address = question.Address;
        var part = gazetteer.Pool.Find(address.Lane);
        var used = address.Lane is null ? Parts.Street : Parts.Street | Parts.Lane;
        var holder = gazetteer.Names.Key(name).Length > (address.Street?.Length ?? 0) && address.Lane is not null && part > 0
            ? gazetteer.Holders.Find(name, part) is >= 0 and var own ? own : gazetteer.Holders.Find(name, 0)
            : gazetteer.Holders.Find(name, Math.Max(0, part));
        if (address.Number is { } number && holder >= 0 && Door(holder, number, degree, allowed, used))
        {
            return;
        }

        if (address.Number is { } asked && holder >= 0 && Numbering.Between(gazetteer, holder, asked, question) is { } between)
        {
            Take(new(MatchLevel.Street, degree * between.Worth, between.Radius, between.Spot, -1, name, used | Parts.Number, allowed | between.Allowed, asked));
            return;
        }

        Somewhere(MatchLevel.Street, name, degree * (address.Number is null ? 0.7 : 0.55), used,
            address.Number is null ? allowed : allowed | Allowed.NumberUnknown);
    }

    public void Estate(int name, double degree, Allowed allowed)
    {
        var (number, rest) = GazetteerBuilder.BuildingNumber(question.Address.Building);
        var holder = gazetteer.Holders.Find(name, 0);
        if (question.Address.Building is not null && holder >= 0
            && Doors(holder, number, gazetteer.Pool.Find(rest), exactSuffix: true) is { Count: > 0 } buildings)
        {
            Groups(buildings, MatchLevel.Building, name, degree, allowed, Parts.Estate | Parts.Building);
            return;
        }

        var (worth, unknown) = question.Address.Building is null ? (0.85, Allowed.Nothing) : (0.7, Allowed.BuildingUnknown);
        Somewhere(MatchLevel.Estate, name, degree * worth, Parts.Estate, allowed | unknown);
    }

    public void Village(int name, double degree, Allowed allowed)
    {
        var address = question.Address;
        var part = gazetteer.Pool.Find(address.Group);
        var holders = address.Group is null ? gazetteer.Holders.OfName(name)
            : part > 0 && gazetteer.Holders.Find(name, part) is >= 0 and var own ? [own] : [];
        var used = address.Group is null || holders.Count == 0 ? Parts.Village : Parts.Village | Parts.Group;
        foreach (var holder in holders)
        {
            if (address.Number is { } number && Door(holder, number, degree, allowed, used))
            {
                return;
            }
        }

        if (address.Group is not null && holders.Count == 1 && Doors(holders[0], null) is { Count: > 0 } doors)
        {
            // Somewhere in the group: a door of it, with the group's reach.
            foreach (var group in ByTown(doors))
            {
                var (door, reach) = Middle(group);
                Take(new(MatchLevel.Village, degree * 0.8, Math.Max(reach, Radius.Estate), gazetteer.Doors.Spots[door], -1, name, used, allowed));
            }

            return;
        }

        Somewhere(MatchLevel.Village, name, degree * (address.Group is null ? 0.7 : 0.6), used, allowed);
    }

    /// <summary>Premises, a building, or anything else by its name alone.</summary>
    public void Named(int name, double degree, Allowed allowed)
    {
        switch (gazetteer.Names.Kind(name))
        {
            case NameKind.Premises or NameKind.Building or NameKind.Station:
                Somewhere(MatchLevel.Building, name, degree * 0.95, Parts.Name, allowed);
                break;
            case NameKind.Estate when question.Address.Estate is null:
                Estate(name, degree, allowed);
                break;
            case NameKind.Street when question.Address.Street is null:
                Street(name, degree, allowed);
                break;
            case NameKind.Village when question.Address.Village is null:
                Village(name, degree, allowed);
                break;
            case NameKind.Division:
                Division(name);
                break;
            default:
                break;
        }
    }

    /// <summary>A village or a town as a whole. A town is worth something only to a text that names nothing finer.</summary>
    public void Division(int name)
    {
        var address = question.Address;
        var finer = address.Street ?? address.Estate ?? address.Landmark;
        foreach (var place in gazetteer.PlacesOf(name))
        {
            var isTown = place.Division >= 0 && gazetteer.Divisions[place.Division].Level == "town";
            var worth = isTown ? finer is null && address.Village is null ? 0.5 : 0.3 : finer is null ? 0.65 : 0.4;
            Take(new(isTown ? MatchLevel.Town : MatchLevel.Village, worth, isTown ? Radius.Town : Math.Min(place.Reach, Radius.Village),
                place.Spot, -1, name, isTown ? Parts.Town : Parts.Village, Allowed.Nothing));
        }
    }

    /// <summary>Where two streets meet by their lines; where there are no lines, between their nearest doors.</summary>
    public void Crossing(int name, int other, double degree, Allowed allowed)
    {
        foreach (var (spot, radius, worth) in Crossings.Of(gazetteer, name, other))
        {
            Take(new(MatchLevel.Crossing, degree * worth, radius, spot, -1, name, Parts.Street | Parts.Crossing, allowed, OtherName: other));
        }
    }

    /// <summary>Somewhere along or in what has this name, one place for each town it lies in.</summary>
    private void Somewhere(MatchLevel level, int name, double confidence, Parts used, Allowed allowed)
    {
        foreach (var place in gazetteer.PlacesOf(name))
        {
            var (factor, town, conflict) = InTown(place.Division);
            Take(new(level, confidence * factor, place.Reach, place.Spot, -1, name, used | town, allowed | conflict));
        }
    }

    private bool Door(int holder, int number, double degree, Allowed allowed, Parts used)
    {
        var name = gazetteer.Holders[holder].Name;
        var doors = Doors(holder, number, question.Suffix, exactSuffix: true);
        var worth = 1.0;
        if (doors.Count == 0)
        {
            doors = Doors(holder, number, 0, exactSuffix: false);
            (worth, allowed) = (0.85, allowed | Allowed.NumberSuffix);
        }

        if (doors.Count == 0)
        {
            doors = Numbering.InRanges(gazetteer, holder, number);
            (worth, allowed) = (0.9, allowed & ~Allowed.NumberSuffix | Allowed.NumberInRange);
        }

        if (doors.Count == 0)
        {
            return false;
        }

        Groups(doors, MatchLevel.DoorNumber, name, degree * worth, allowed, used | Parts.Number);
        return true;
    }

    /// <summary>Doors of one number are one place in each town; the building and the room that the text names choose among them.</summary>
    private void Groups(List<int> doors, MatchLevel level, int name, double confidence, Allowed allowed, Parts used)
    {
        foreach (var town in ByTown(doors))
        {
            var (group, parts, missing, finest) = (town, used, allowed, level);
            var trust = confidence;
            if (level == MatchLevel.DoorNumber && question.Building != 0)
            {
                var inBuilding = group.FindAll(d => gazetteer.Doors.Buildings[d] == question.Building);
                (group, parts, missing, finest, trust) = inBuilding.Count > 0
                    ? (inBuilding, parts | Parts.Building, missing, MatchLevel.Building, trust)
                    : (group, parts, group.Exists(d => gazetteer.Doors.Buildings[d] > 0) ? missing | Allowed.BuildingUnknown : missing, finest,
                        group.Exists(d => gazetteer.Doors.Buildings[d] > 0) ? trust * 0.9 : trust);
            }

            if (question.Room > 0 && group.FindAll(d => gazetteer.Doors.Rooms[d] == question.Room) is { Count: > 0 } inRoom)
            {
                (group, parts) = (inRoom, parts | Parts.Room);
            }
            else if (group.FindAll(d => gazetteer.Doors.Buildings[d] == 0 && gazetteer.Doors.Rooms[d] == 0) is { Count: > 0 } plain)
            {
                group = plain;
            }

            var (door, reach) = Middle(group);
            var (factor, where, conflict) = Surroundings(door);
            var (place, radius) = gazetteer.Doors.Precisions[door] switch
            {
                1 => (MatchLevel.Street, 200.0),
                2 => (MatchLevel.Village, Radius.Village),
                _ => (finest, Radius.Door),
            };
            Take(new(place, trust * factor, Math.Max(radius, reach), gazetteer.Doors.Spots[door], door, name, parts | where, missing | conflict));
        }
    }

    private List<List<int>> ByTown(List<int> doors)
    {
        var towns = new List<List<int>>();
        foreach (var door in doors)
        {
            var locality = gazetteer.Doors.Localities[door];
            var town = towns.Find(t => gazetteer.Doors.Localities[t[0]] == locality);
            if (town is null)
            {
                towns.Add([door]);
            }
            else
            {
                town.Add(door);
            }
        }

        return towns;
    }

    /// <summary>The door that lies in the middle of some, and how far the others lie from it in metres.</summary>
    private (int Door, double Reach) Middle(List<int> doors)
    {
        if (doors.Count == 1)
        {
            return (doors[0], 0);
        }

        var spots = gazetteer.Doors.Spots;
        var middle = new Spot((int)doors.Average(d => (double)spots[d].X), (int)doors.Average(d => (double)spots[d].Y));
        var door = doors.MinBy(d => spots[d].MetresTo(middle));
        return (door, doors.Max(d => spots[d].MetresTo(spots[door])));
    }

    /// <summary>Doors of a holder by number and suffix; every suffix where it need not be exact, all doors where there is no number.</summary>
    private List<int> Doors(int holder, int? number, int suffix = 0, bool exactSuffix = false)
    {
        var doors = new List<int>();
        var entries = gazetteer.Entries;
        var (from, to) = (gazetteer.Holders.Starts[holder], gazetteer.Holders.Starts[holder + 1]);
        var at = number is { } first ? Numbering.First(entries.Numbers, from, to, first) : from;
        for (; at < to && (number is null || entries.Numbers[at] == number); at++)
        {
            if (!exactSuffix || entries.Suffixes[at] == suffix)
            {
                doors.Add(entries.Doors[at]);
            }
        }

        return doors;
    }

    /// <summary>How well the town, city and postcode of a door agree with those the text names.</summary>
    private (double Factor, Parts Used, Allowed Conflict) Surroundings(int door)
    {
        var locality = gazetteer.Localities[gazetteer.Doors.Localities[door]];
        var (factor, used, conflict) = InTown(locality.Town);
        if (question.City != 0 && locality.City != 0 && !question.IsHan)
        {
            (factor, used, conflict) = locality.City == question.City ? (factor, used | Parts.City, conflict) : (factor * 0.6, used, conflict | Allowed.OtherTown);
        }

        if (question.Postcode != 0 && locality.Postcode != 0)
        {
            (factor, used, conflict) = locality.Postcode == question.Postcode
                ? (factor, used | Parts.Postcode, conflict) : (factor * 0.85, used, conflict | Allowed.OtherTown);
        }

        return (factor, used, conflict);
    }

    private (double Factor, Parts Used, Allowed Conflict) InTown(int division) =>
        question.Town is not { } town || division < 0 || gazetteer.Divisions[division].Level != "town" ? (1, Parts.None, Allowed.Nothing)
        : Question.SameDivision(gazetteer.Divisions[division].Key, town) ? (1, Parts.Town, Allowed.Nothing)
        : (0.5, Parts.None, Allowed.OtherTown);

    private void Take(Candidate candidate)
    {
        Found.Add(candidate);
        Best = Math.Max(Best, candidate.Confidence);
    }
}
