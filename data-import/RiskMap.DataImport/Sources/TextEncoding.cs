using System.Text;
using System.Text.Unicode;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.Sources;

/// <summary>
/// The encoding of a text file: said by its byte order mark, or found by its bytes among UTF-8 and those that brigades and their
/// neighbours still save in: GB18030 (GBK, GB2312), Big5, CP949 (EUC-KR) and Windows-1252. What was found is reported, and can be overruled.
/// </summary>
internal static class TextEncoding
{
    /// <summary>Bytes looked at: beyond the first few hundred characters that are not ASCII the verdict does not change any more.</summary>
    private const int Sample = 4 << 20;

    private const int EnoughPairs = 50_000;

    static TextEncoding() => Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);

    /// <summary>What a person calls an encoding; bytes that it does not have are errors, never question marks.</summary>
    /// <exception cref="LoadException">There is no encoding of this name.</exception>
    public static Encoding Named(string name)
    {
        var plain = name.Trim().ToUpperInvariant();
        var known = plain switch { "GBK" or "GB2312" => "GB18030", "CP949" or "UHC" => "ks_c_5601-1987", "CP1252" => "windows-1252", "CP950" => "big5", _ => plain };
        try
        {
            return Strict(known);
        }
        catch (ArgumentException)
        {
            throw new LoadException("encoding_unknown", name);
        }
    }

    public static Encoding Find(string path)
    {
        using var file = File.OpenRead(path);
        var bytes = new byte[(int)Math.Min(file.Length, Sample)];
        file.ReadExactly(bytes);
        return Find(bytes);
    }

    /// <summary>The name that people know it by.</summary>
    public static string NameOf(Encoding encoding) => encoding.CodePage switch
    {
        949 => "CP949",
        950 => "Big5",
        54936 => "GB18030",
        1252 => "Windows-1252",
        _ => encoding.WebName.ToUpperInvariant(),
    };

    /// <summary>By the beginning of a file.</summary>
    public static Encoding Find(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith<byte>([0xFF, 0xFE]))
        {
            return Strict("utf-16");
        }

        if (bytes.StartsWith<byte>([0xFE, 0xFF]))
        {
            return Strict("utf-16BE");
        }

        if (IsUtf8(bytes))
        {
            return Strict("utf-8");
        }

        var pairs = BytePairs.Of(bytes, EnoughPairs);
        return Strict(
            // Accented letters stand alone between ASCII ones; the other three write in pairs of bytes.
            pairs.Alone > 0.85 ? "windows-1252"
            // Big5's second bytes are ASCII letters in one of three; GBK's and CP949's hardly ever. Big5 has no first bytes below A1.
            : pairs.AsciiTrail > 0.1 && pairs.LowLead < 0.05 ? "big5"
            // Hangul ends at C8; of Chinese characters the later half of the alphabet (市, 消, 栓, 镇) lies beyond.
            : pairs.Pairs >= 10 && pairs.BeyondHangul < 0.08 && pairs.LowLead < 0.05 ? "ks_c_5601-1987"
            : "GB18030");
    }

    /// <summary>A file of UTF-8 with one broken place is still UTF-8: the row that is broken is named when it comes.</summary>
    private static bool IsUtf8(ReadOnlySpan<byte> bytes)
    {
        var isCut = bytes.Length == Sample;
        var (good, bad) = (0, 0);
        while (!bytes.IsEmpty)
        {
            var end = bytes.IndexOf((byte)'\n');
            var line = end < 0 ? bytes : bytes[..end];
            bytes = end < 0 ? [] : bytes[(end + 1)..];
            // Of a longer file the last line is cut, maybe in the middle of a character.
            if (line.ContainsAnyInRange((byte)0x80, (byte)0xFF) && !(end < 0 && isCut))
            {
                _ = Utf8.IsValid(line) ? good++ : bad++;
            }
        }

        return bad == 0 || good > bad * 20;
    }

    private static Encoding Strict(string name) => Encoding.GetEncoding(name, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);

    /// <summary>Shares, from 0 to 1, of pairs that begin with a byte that is not ASCII.</summary>
    private sealed record BytePairs(int Pairs, double Alone, double AsciiTrail, double LowLead, double BeyondHangul)
    {
        public static BytePairs Of(ReadOnlySpan<byte> bytes, int atMost)
        {
            var (pairs, alone, asciiTrail, lowLead, beyondHangul) = (0, 0, 0, 0, 0);
            for (var i = 0; i < bytes.Length && pairs < atMost; i++)
            {
                if (bytes[i] < 0x80)
                {
                    continue;
                }

                if (IsFourBytes(bytes[i..]))
                {
                    (pairs, i) = (pairs + 1, i + 3);
                    continue;
                }

                var (lead, trail) = (bytes[i], i + 1 < bytes.Length ? bytes[i + 1] : (byte)0);
                var before = i > 0 ? bytes[i - 1] : (byte)0;
                pairs++;
                alone += trail < 0x80 && (trail < 0x40 || before < 0x80) ? 1 : 0;
                asciiTrail += trail is >= 0x40 and < 0x80 ? 1 : 0;
                lowLead += lead < 0xA1 ? 1 : 0;
                beyondHangul += lead is > 0xC8 and < 0xF8 ? 1 : 0;
                i += trail >= 0x40 ? 1 : 0;
            }

            double Share(int count) => pairs == 0 ? 0 : count / (double)pairs;
            return new(pairs, Share(alone), Share(asciiTrail), Share(lowLead), Share(beyondHangul));
        }

        /// <summary>A rare character of GB18030: byte and digit, twice.</summary>
        private static bool IsFourBytes(ReadOnlySpan<byte> bytes) =>
            bytes is [>= 0x81 and < 0xFF, >= (byte)'0' and <= (byte)'9', >= 0x81 and < 0xFF, >= (byte)'0' and <= (byte)'9', ..];
    }
}
