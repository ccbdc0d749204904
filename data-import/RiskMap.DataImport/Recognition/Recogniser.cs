using NetTopologySuite.Geometries;
using RiskMap.DataImport.Layers;
using RiskMap.DataImport.Mapping;

namespace RiskMap.DataImport.Recognition;

/// <summary>
/// What the columns of a file are: by their names first, which the values may contradict, then by the values alone. How sure it is goes from 0 to 1
/// and is a rule of thumb: an exact name 0.95, a name that only ends so 0.85, each times what share of the values fits; values alone at most 0.7.
/// </summary>
/// <param name="isPlaced">The rows are features: no column holds their place.</param>
internal sealed class Recogniser(Layer layer, Envelope? box, bool isPlaced)
{
    private const double ByName = 0.95;
    private const double ByEnding = 0.85;
    private readonly Synonyms _synonyms = Synonyms.Of(layer);

    /// <param name="rows">A sample, spread over the file.</param>
    /// <param name="words">Of each column its different values in the whole file, up to a little more than <see cref="ColumnContent.MostWords"/>.</param>
    public IReadOnlyList<ColumnGuess> Guess(string[] header, IReadOnlyList<string?[]> rows, IReadOnlyList<IReadOnlyCollection<string>> words)
    {
        var contents = header.Select((_, i) => new ColumnContent([.. rows.Select(r => i < r.Length ? r[i] ?? "" : "")], words[i])).ToList();
        var guesses = header.Select((name, i) => Named(name, contents[i])).ToList();
        if (isPlaced)
        {
            guesses = [.. guesses.Select(g => g.Field is "x" or "y" or "xy" ? ColumnGuess.None(g.Column, g.Samples) : g)];
        }

        PairUp(guesses, contents);
        KeepBest(guesses);
        ByContent(header, guesses, contents);
        return guesses;
    }

    /// <summary>The layer that a file fits best by its header, by its own name and by what is drawn in it; null when two fit alike, or none.</summary>
    /// <param name="kind">Of features: only layers that are drawn so. None or null: a table, of points or of lanes without lines.</param>
    /// <param name="names">Of the file, of its sheet or layer, and of the layers in a drawing.</param>
    public static (Layer Layer, double Sure)? LayerOf(string[] header, GeometryKind? kind, IEnumerable<string> names)
    {
        var keys = header.Select(HeaderName.Parse).Where(h => h.Keys.Count > 0).ToList();
        var told = names.Select(Synonyms.LayerNamed).FirstOrDefault(l => l is not null);
        var scores = LayerCatalogue.All.Where(l => l.Parent is null
            && (kind is null or GeometryKind.None ? l.Geometry is GeometryKind.Point or GeometryKind.None || l.Name == "fire_lanes" : l.Geometry == kind)).Select(l =>
        {
            var synonyms = Synonyms.Of(l);
            // What only this layer calls so says more than 地址 or 名称, and its own word in a name (消火栓编号, hydrant_id) most.
            var fields = keys.Select(h => h.Keys.Select(k => (Field: synonyms.Field(k)?.Field, Own: SaysLayer(l.Name, k))).FirstOrDefault(f => f.Field is not null))
                .Where(f => f.Field is not null and not "x" and not "y" and not "xy").DistinctBy(f => f.Field).ToList();
            var own = keys.Any(h => h.Keys.Any(k => SaysLayer(l.Name, k)));
            // What the file is called counts less than what its columns are, and decides where they leave it open.
            return (Layer: l, Score: fields.Count + (own ? 3 : 0) + (told == l.Name ? 2 : 0));
        }).OrderByDescending(s => s.Score).ToList();
        var (best, second) = (scores[0], scores[1]);
        return best.Score >= 2 && best.Score > second.Score ? (best.Layer, Math.Min(0.95, 0.5 + (0.1 * (best.Score - second.Score)))) : null;
    }

    private static bool SaysLayer(string layer, string key) => layer switch
    {
        "hydrants" => key.Contains("消火栓", StringComparison.Ordinal) || key.Contains("消防栓", StringComparison.Ordinal) || key.Contains("hydrant", StringComparison.Ordinal)
            || key is "出水压力" or "출수압력" or "배관지름" or "栓型" || key.Contains("소화전", StringComparison.Ordinal),
        "incidents" => key.Contains("起火", StringComparison.Ordinal) || key.Contains("火灾", StringComparison.Ordinal) || key.Contains("incident", StringComparison.Ordinal)
            || key.Contains("화재", StringComparison.Ordinal) || key.Contains("alarm", StringComparison.Ordinal),
        "stations" => key.Contains("分隊", StringComparison.Ordinal) || key.Contains("消防站", StringComparison.Ordinal) || key.Contains("队站", StringComparison.Ordinal)
            || key.Contains("station", StringComparison.Ordinal),
        "hazards" => key is "隐患" or "火灾隐患" || Holds(key, "隐患描述", "隐患内容", "隐患类", "隐患等级", "隐患级别", "隐患编号", "隐患部位", "存在问题", "存在隐患", "整改期限", "整改情况",
            "整改状态", "整改完成", "销案", "销号", "hazard_desc", "hazard_type", "rectif"),
        "inspections" => Holds(key, "检查人", "检查类别", "检查类型", "检查形式", "检查结果", "检查结论", "检查记录", "受检", "被检查", "执法人员", "inspection", "inspector"),
        "campaigns" => Holds(key, "专项名称", "行动名称", "整治名称", "专项行动", "专项整治", "campaign"),
        "charging_sites" => Holds(key, "充电口", "充电端口", "充电桩", "充电点", "充电站", "充电接口", "charging"),
        "households" => Holds(key, "户主", "独居", "报警器", "household"),
        "premises" => key.Contains("单位名称", StringComparison.Ordinal) || key.Contains("场所", StringComparison.Ordinal) || key.Contains("occupant", StringComparison.Ordinal),
        "water_sources" => key.Contains("水源", StringComparison.Ordinal),
        "fire_lanes" => key.Contains("alley", StringComparison.Ordinal) || key.Contains("巷道", StringComparison.Ordinal) || key.Contains("消防车道", StringComparison.Ordinal),
        _ => false,
    };

    private static bool Holds(string key, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (key.Contains(HeaderName.Key(word), StringComparison.Ordinal) && !key.EndsWith('数'))
            {
                return true;
            }
        }

        return false;
    }

    private ColumnGuess Named(string header, ColumnContent content)
    {
        var name = HeaderName.Parse(header);
        var none = ColumnGuess.None(header, content.Samples);
        if (name.Keys.Count == 0 || name.Keys[0].StartsWith("riskmap", StringComparison.Ordinal))
        {
            return none;
        }

        var exact = name.Keys.Select(k => (Key: k, Found: _synonyms.Field(k))).FirstOrDefault(f => f.Found is not null);
        var ending = exact.Found is not null ? default : name.Keys.Select(k => (Key: k, Found: _synonyms.FieldAtEnd(k))).FirstOrDefault(f => f.Found is not null);
        if ((exact.Found ?? ending.Found) is not { } found)
        {
            return none;
        }

        var guess = new ColumnGuess(header, found.Field, "name", exact.Found is not null ? ByName : ByEnding, content.Samples)
        {
            Rank = found.Rank + (exact.Found is null ? 100 : 0),
            Unit = name.Unit ?? Synonyms.Unit(exact.Key ?? ending.Key ?? ""),
        };
        var fit = Fit(ref guess, content);
        // A name of two letters, or one that ends as many do, says little against values that do not fit.
        var doubtful = exact.Found is null || Synonyms.IsWeak(exact.Key ?? "");
        return fit < (doubtful ? 0.5 : 0.2) ? none : guess with { Sure = Math.Round(guess.Sure * (0.3 + (0.7 * fit)), 2) };
    }

    /// <summary>Share of the values that the field can hold, 0 to 1; the guess learns its unit, words and date forms on the way.</summary>
    private double Fit(ref ColumnGuess guess, ColumnContent content)
    {
        if (content.IsEmpty)
        {
            return 1;
        }

        if (guess.Field is "x" or "y")
        {
            return content.CoordinateShare;
        }

        if (guess.Field == "xy")
        {
            return content.Share(v => CoordinateText.ReadPair(v) is not null);
        }

        var (header, wanted) = (guess.Column, guess.Field);
        var field = layer.Fields.FirstOrDefault(f => f.Name == wanted);
        switch (field?.Type)
        {
            case FieldType.Number or FieldType.Integer:
                return FitNumber(ref guess, field, content);
            case FieldType.Choice:
                var words = content.Distinct.Distinct(StringComparer.OrdinalIgnoreCase).Select(w => (Word: w, Ours: Ours(field, w, header))).ToList();
                guess = guess with { Values = words.Where(w => w.Ours is not null && w.Ours != w.Word.ToLowerInvariant()).ToDictionary(w => w.Word, w => w.Ours!) };
                return content.Share(v => Ours(field, v, header) is not null);
            case FieldType.Date or FieldType.Instant:
                var (share, formats, sure) = content.Dates(field.Type == FieldType.Instant);
                guess = guess with { Formats = formats, Sure = sure ? guess.Sure : 0.7 };
                return share;
            case FieldType.Boolean:
                return content.Share(v => FieldReader.YesOrNo(v) is not null);
            case FieldType.Text when field.Name == "address":
                // An address is words; numbers only are something else.
                return 1 - content.NumberShare;
            default:
                return 1;
        }
    }

    private string? Ours(Field field, string word, string header) =>
        field.Choices.Contains(word.ToLowerInvariant()) ? word.ToLowerInvariant()
        : Synonyms.Code(header, layer, field.Name, word) ?? Synonyms.Value(layer, field.Name, word);

    private static double FitNumber(ref ColumnGuess guess, Field field, ColumnContent content)
    {
        if (guess.Unit is not null && Units.Factor(guess.Unit, field.Unit) is null)
        {
            guess = guess with { Unit = null };
        }

        // Mains carry 0.1 to 1.6 MPa; larger numbers are kgf/cm² (bar is the same but for 2 %), the largest kPa. A guess, and said to be one.
        if (guess.Unit is null && field.Unit == "MPa" && content.Median is > 1.6 and var median)
        {
            guess = guess with { Unit = median <= 20 ? "kgf/cm2" : "kPa", Sure = 0.7 };
        }

        var factor = guess.Unit is null ? 1 : Units.Factor(guess.Unit, field.Unit)!.Value;
        return content.InRange(field, factor);
    }

    /// <summary>x and y go together; without a partner a column named only so is none.</summary>
    private void PairUp(List<ColumnGuess> guesses, List<ColumnContent> contents)
    {
        var hasX = guesses.Exists(g => g.Field == "x");
        var hasY = guesses.Exists(g => g.Field == "y");
        for (var i = 0; i < guesses.Count; i++)
        {
            if ((guesses[i].Field == "x" && !hasY) || (guesses[i].Field == "y" && !hasX) || (guesses[i].Field == "xy" && hasX && hasY))
            {
                guesses[i] = ColumnGuess.None(guesses[i].Column, contents[i].Samples);
            }
        }
    }

    /// <summary>Of several columns for one field the best named stands; addresses and notes may come in several.</summary>
    private static void KeepBest(List<ColumnGuess> guesses)
    {
        foreach (var group in guesses.Select((g, i) => (Guess: g, At: i)).Where(g => g.Guess.Field is not null and not "address" and not "note" and not "full_text")
            .GroupBy(g => g.Guess.Field).ToList())
        {
            foreach (var (guess, at) in group.OrderBy(g => g.Guess.Samples.Count == 0).ThenBy(g => g.Guess.Rank).ThenByDescending(g => g.Guess.Sure).Skip(1))
            {
                guesses[at] = ColumnGuess.None(guess.Column, guess.Samples);
            }
        }
    }

    /// <summary>What no name told: coordinates by their range, addresses, states and dates by their form. Never sure.</summary>
    private void ByContent(string[] header, List<ColumnGuess> guesses, List<ColumnContent> contents)
    {
        bool Has(string field) => guesses.Exists(g => g.Field == field);
        IEnumerable<int> Free() => Enumerable.Range(0, header.Length).Where(i => guesses[i].Field is null && contents[i].Count >= 3);
        void Take(int at, string field, double sure) => guesses[at] = new(header[at], field, "content", sure, contents[at].Samples);

        if (layer.Geometry == GeometryKind.Point && !isPlaced && !Has("x") && !Has("xy"))
        {
            var range = box ?? new Envelope(73, 136, 3, 54); // where nothing is known of the area: China
            bool Lies(int i, double low, double high) => contents[i].Share(v => CoordinateText.Read(v) is { } n && n >= low && n <= high && n != Math.Floor(n)) > 0.9;
            var x = Free().FirstOrDefault(i => Lies(i, range.MinX - 0.5, range.MaxX + 0.5), -1);
            var y = Free().FirstOrDefault(i => i != x && Lies(i, range.MinY - 0.5, range.MaxY + 0.5), -1);
            if (x >= 0 && y >= 0)
            {
                Take(x, "x", box is null ? 0.6 : 0.7);
                Take(y, "y", box is null ? 0.6 : 0.7);
            }
        }

        var address = layer.Fields.FirstOrDefault(f => f.Name is "address")?.Name;
        if (address is not null && !Has(address) && Free().OrderByDescending(i => contents[i].AddressShare).FirstOrDefault(-1) is >= 0 and var best
            && contents[best].AddressShare > 0.6)
        {
            Take(best, address, 0.6);
        }

        foreach (var field in layer.Fields.Where(f => f.Type is FieldType.Choice && f.Name is "state" or "kind" && !Has(f.Name)).ToList())
        {
            // Y and N, 1 and 0 are the state of anything.
            var found = Free().FirstOrDefault(i => contents[i].Distinct.Count is >= 1 and <= 20 && contents[i].Share(v => v.Length > 1 && Ours(field, v, header[i]) is not null) > 0.9, -1);
            if (found >= 0)
            {
                var guess = new ColumnGuess(header[found], field.Name, "content", 0.6, contents[found].Samples);
                Fit(ref guess, contents[found]);
                guesses[found] = guess with { Sure = 0.6 };
            }
        }

        if (layer.Fields.FirstOrDefault(f => f is { Type: FieldType.Instant, Required: true }) is { } when && !Has(when.Name)
            && Free().FirstOrDefault(i => contents[i].Dates(instant: true).Share > 0.9, -1) is >= 0 and var time)
        {
            guesses[time] = new(header[time], when.Name, "content", 0.6, contents[time].Samples) { Formats = contents[time].Dates(instant: true).Formats };
        }
    }
}
