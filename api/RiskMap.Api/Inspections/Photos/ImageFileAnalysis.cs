using System.Buffers.Binary;
using System.Text;

namespace RiskMap.Api.Inspections.Photos;

/// <summary>An image without anything that tells of its place, its device or its owner; and what of that it told.</summary>
/// <param name="MediaType">What it is, by its content.</param>
/// <param name="Content">The file as it is kept.</param>
/// <param name="Longitude">Degrees east that the file told; null: none.</param>
/// <param name="Latitude">Degrees north that the file told; null: none.</param>
/// <param name="TakenAt">When it was taken, by the camera's clock; null: it did not tell.</param>
/// <param name="Offset">Minutes of that clock from UTC; null: it did not tell.</param>
internal sealed record CleanImage(string MediaType, byte[] Content, double? Longitude, double? Latitude, DateTime? TakenAt, int? Offset);

/// <summary>
/// Takes everything out of a JPEG, PNG or WebP file that is not the picture: EXIF with its place and thumbnail, XMP, IPTC, comments, texts, times, what
/// stands behind the end. The picture itself is not touched: segments and chunks are copied as they are. Kept beside it: the colour profile, and which way
/// is up (a JPEG gets a new EXIF block with nothing but that). Neglected: marks that somebody drew into the picture.
/// </summary>
internal static class ImageFileAnalysis
{
    /// <summary>The image without what it told; null: no whole JPEG, PNG or WebP.</summary>
    public static CleanImage? Clean(byte[] file)
    {
        try
        {
            return file switch
            {
                [0xFF, 0xD8, 0xFF, ..] => Jpeg(file),
                [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, ..] => Png(file),
                [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'E', (byte)'B', (byte)'P', ..] => Webp(file),
                _ => null,
            };
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException)
        {
            // Lengths that lead out of the file.
            return null;
        }
    }

    private static CleanImage? Jpeg(byte[] file)
    {
        var kept = new MemoryStream(file.Length);
        var exif = new Exif();
        kept.Write(file, 0, 2);
        var (at, headAt, pictures) = (2, kept.Position, 0);
        while (at + 4 <= file.Length)
        {
            if (file[at] != 0xFF)
            {
                return null;
            }

            var marker = file[at + 1];
            if (marker == 0xFF)
            {
                at++;
                continue;
            }

            if (marker == 0xD9)
            {
                break;
            }

            var length = BinaryPrimitives.ReadUInt16BigEndian(file.AsSpan(at + 2)) + 2;
            var segment = file.AsSpan(at, length);
            var body = segment[4..];
            switch (marker)
            {
                case 0xE0 when body.StartsWith("JFIF\0"u8) && body.Length >= 14:
                    // Its head without the thumbnail.
                    kept.Write([0xFF, 0xE0, 0, 16, .. body[..12], 0, 0]);
                    headAt = kept.Position;
                    break;
                case 0xE1 when body.StartsWith("Exif\0\0"u8):
                    exif = Exif.Read(body[6..]);
                    break;
                case 0xE2 when body.StartsWith("ICC_PROFILE\0"u8):
                case 0xEE when body.StartsWith("Adobe"u8):
                case 0xDB or 0xC4 or 0xCC or 0xDD or 0xDC:
                case >= 0xC0 and <= 0xCF:
                    kept.Write(segment);
                    break;
                case 0xDA:
                    kept.Write(segment);
                    var end = at + length;
                    while (end + 1 < file.Length && !(file[end] == 0xFF && file[end + 1] is not (0 or (>= 0xD0 and <= 0xD7))))
                    {
                        end++;
                    }

                    if (end + 1 >= file.Length)
                    {
                        return null;
                    }

                    kept.Write(file, at + length, end - at - length);
                    pictures++;
                    length = end - at;
                    break;
            }

            at += length;
        }

        // What ends before its end mark is no whole picture.
        if (pictures == 0 || at + 2 > file.Length)
        {
            return null;
        }

        kept.Write([0xFF, 0xD9]);
        var content = kept.ToArray();
        if (exif.Orientation is > 1 and <= 8 and var way)
        {
            byte[] up = [0xFF, 0xE1, 0, 34, .. "Exif\0\0MM\0*\0\0\0\b\0\u0001"u8, 0x01, 0x12, 0, 3, 0, 0, 0, 1, 0, (byte)way, 0, 0, 0, 0, 0, 0];
            content = [.. content.AsSpan(0, (int)headAt), .. up, .. content.AsSpan((int)headAt)];
        }

        return exif.Of("image/jpeg", content);
    }

    private static CleanImage? Png(byte[] file)
    {
        var kept = new MemoryStream(file.Length);
        var exif = new Exif();
        kept.Write(file, 0, 8);
        var data = false;
        for (var at = 8; at + 12 <= file.Length;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32BigEndian(file.AsSpan(at)));
            var chunk = file.AsSpan(at, length + 12);
            var name = Encoding.Latin1.GetString(chunk.Slice(4, 4));
            if (name is "IHDR" or "PLTE" or "IDAT" or "IEND" or "tRNS" or "gAMA" or "cHRM" or "sRGB" or "iCCP" or "sBIT" or "bKGD" or "pHYs" or "acTL" or "fcTL" or "fdAT")
            {
                kept.Write(chunk);
                data |= name == "IDAT";
            }
            else if (name == "eXIf")
            {
                exif = Exif.Read(chunk[8..^4]);
            }

            if (name == "IEND")
            {
                return data ? exif.Of("image/png", kept.ToArray()) : null;
            }

            at += length + 12;
        }

        return null;
    }

    private static CleanImage? Webp(byte[] file)
    {
        var kept = new MemoryStream(file.Length);
        var exif = new Exif();
        kept.Write(file, 0, 12);
        var data = false;
        var whole = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(4))) + 8;
        if (whole > file.Length)
        {
            return null;
        }

        for (var at = 12; at + 8 <= whole;)
        {
            var length = checked((int)BinaryPrimitives.ReadUInt32LittleEndian(file.AsSpan(at + 4)));
            var padded = length + (length & 1);
            var chunk = file.AsSpan(at, Math.Min(padded + 8, whole - at));
            if (chunk.Length < length + 8)
            {
                return null;
            }

            switch (Encoding.Latin1.GetString(chunk[..4]))
            {
                case "VP8X":
                    byte[] head = [.. chunk];
                    // Neither EXIF nor XMP is in it any more.
                    head[8] &= 0b1111_0011;
                    kept.Write(head);
                    break;
                case "VP8 " or "VP8L" or "ANMF":
                    kept.Write(chunk);
                    data = true;
                    break;
                case "ALPH" or "ANIM" or "ICCP":
                    kept.Write(chunk);
                    break;
                case "EXIF":
                    var body = chunk.Slice(8, length);
                    exif = Exif.Read(body.StartsWith("Exif\0\0"u8) ? body[6..] : body);
                    break;
            }

            at += padded + 8;
        }

        if (!data)
        {
            return null;
        }

        var content = kept.ToArray();
        BinaryPrimitives.WriteUInt32LittleEndian(content.AsSpan(4), (uint)(content.Length - 8));
        return exif.Of("image/webp", content);
    }
}
