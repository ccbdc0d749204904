using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Loading;

/// <summary>What stands for the number of a row that has none: what the layer says makes it the same thing as before, whatever became of it since.</summary>
internal sealed class NaturalKey
{
    private readonly int[] _fields;

    private NaturalKey(int[] fields) => _fields = fields;

    /// <summary>Null: rows of the layer are known by their whole content.</summary>
    public static NaturalKey? For(Layer layer) =>
        layer.NaturalKey.Count == 0 ? null : new([.. layer.NaturalKey.Select(k => layer.Fields.Index().First(f => f.Item.Name == k).Index)]);

    /// <summary>A hash: a name of a private person is not to be read from it.</summary>
    public string Of(Candidate row)
    {
        var words = string.Join('\u001f', _fields.Select(f => row.Values[f] switch
        {
            DateTimeOffset instant => instant.ToUniversalTime().ToString("O", CultureInfo.InvariantCulture),
            IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
            var value => value?.ToString(),
        }));
        return $"key-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(words))[..16])}";
    }
}
