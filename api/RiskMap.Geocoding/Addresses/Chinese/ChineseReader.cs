using RiskMap.Geocoding.Addresses.Tables;

namespace RiskMap.Geocoding.Addresses.Chinese;

/// <summary>
/// The walk over one address. <c>_from</c> is where the name began that is being read, <c>_at</c> the character looked at. Each
/// Try… either takes characters and starts a new name behind them, or leaves everything as it was.
/// </summary>
internal ref partial struct ChineseReader(string text, Parts parts)
{
    private const string Breaks = " ,，。.:：!！?？\"'“”‘’·;…";

    /// <summary>Say something between places and numbers, nothing before a name.</summary>
    private const string Marks = "、-~/&+#*@=";

    private readonly string _text = text;
    private Parts _parts = parts;
    private int _from;
    private int _at;

    /// <summary>The part taken last was a street, a lane or a number, and nothing has been read since.</summary>
    private readonly bool NameIsEmpty => _from == _at;

    private readonly ReadOnlySpan<char> Name => _text.AsSpan(_from, _at - _from);

    private readonly bool Ended => _at >= _text.Length;

    private readonly bool BeforeStreet => _parts is { Street: null, Lane: null, Number: null, Estate: null, Building: null };

    private readonly bool Numbered => _parts.Number is not null || _parts.Building is not null || _parts.Room is not null
        || _parts.NumberSuffix is not null;

    public Parts Read()
    {
        SkipCountry();
        while (!Ended)
        {
            if (IsBreak(_text[_at]))
            {
                EndName();
                Start(_at + 1);
            }
            else if (!(TryProvince() || TryOffset() || TryTail() || TryConnector() || TryNumber() || TryName()))
            {
                var mark = NameIsEmpty && Marks.Contains(_text[_at], StringComparison.Ordinal);
                _at++;
                _from = mark ? _at : _from;
            }
        }

        EndName();
        return _parts;
    }

    private readonly char CharAt(int index) => index >= 0 && index < _text.Length ? _text[index] : '\0';

    private readonly bool StartsAt(int index, string word) =>
        index >= 0 && index < _text.Length && _text.AsSpan(index).StartsWith(word, StringComparison.Ordinal);

    private static bool IsBreak(char c) => Breaks.Contains(c, StringComparison.Ordinal);

    /// <summary>Nothing more is said of this place at the index: the end, a break, or the beginning of another.</summary>
    private readonly bool IsOver(int index) => index >= _text.Length || IsBreak(_text[index]) || IsList(_text[index]);

    private static bool IsList(char c) => c is '、' or '/' or '&' or '+' or '及' or '与';

    private void Start(int index) => (_from, _at) = (index, index);

    /// <summary>The rest of the text is another place: it is kept as it stands.</summary>
    private void Stop(int from)
    {
        var rest = _text.AsSpan(Math.Min(from, _text.Length)).Trim(" ,，。.、；;|");
        _parts.AddRest(rest.ToString());
        Start(_text.Length);
    }

    private void SkipCountry()
    {
        foreach (var country in (ReadOnlySpan<string>)["中华人民共和国", "中国"])
        {
            if (StartsAt(0, country) && _text.Length > country.Length + 2)
            {
                Start(country.Length);
                return;
            }
        }
    }

    /// <summary>A name that no suffix and no number ended: an estate by its last word, a street-like place, or a landmark.</summary>
    private void EndName()
    {
        var name = Name.TrimEnd(Marks);
        Start(_at);
        if (name.Length <= 3 && Array.IndexOf(AtEnd, name.ToString()) >= 0 || (name.Length > 0
            && Crossing(_at - name.Length) == name.Length))
        {
            _parts.AddNote(name.ToString());
            return;
        }

        if (name.IndexOfAnyExcept("、-~/&+#.@*") < 0 || name is "地址" or "位于" or "的" or "住址" or "号" or "段" or "-" or "~")
        {
            return;
        }

        var estate = NameWords.EstateLength(name);
        if (estate > 0 && _parts.Estate is null)
        {
            _parts.Estate = name[..estate].ToString();
            name = name[estate..];
        }

        if (name.Length == 0)
        {
            return;
        }

        if (estate == 0 && NameWords.IsStreetLike(name) && _parts is { Street: null, Number: null, Estate: null, Building: null })
        {
            _parts.Street = name.ToString();
        }
        else if (NameWords.IsHamlet(name) && _parts is { Street: null, Estate: null, Number: null } && (_parts.Village
            ?? _parts.Town) is not null)
        {
            ref var hamlet = ref _parts.Village;
            if (_parts.Village is not null)
            {
                hamlet = ref _parts.Estate;
            }

            hamlet = name.ToString();
        }
        else if (_parts.Landmark is null)
        {
            _parts.Landmark = name.ToString();
        }
        else if (!name.SequenceEqual(_parts.Landmark))
        {
            _parts.AddRest(name.ToString());
        }
    }
}
