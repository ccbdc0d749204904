using System.Globalization;
using System.Xml;
using RiskMap.DataImport.Loading;

namespace RiskMap.DataImport.OpenStreetMap;

/// <summary>OpenStreetMap's XML, with or without who changed what when; ids below zero are those of an editor and as good as others.</summary>
internal sealed class XmlFile(string name, Func<Stream> open) : OsmFile
{
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        IgnoreComments = true,
        IgnoreWhitespace = true,
        IgnoreProcessingInstructions = true,
        CloseInput = true,
    };

    private readonly OsmObject _object = new();

    public override IEnumerable<OsmObject> Read(OsmTypes types)
    {
        using var xml = XmlReader.Create(open(), Settings);
        Root(xml);
        while (Next(xml))
        {
            var type = xml.Depth == 1 && xml.NodeType == XmlNodeType.Element ? TypeOf(xml.Name) : OsmTypes.None;
            if ((type & types) != OsmTypes.None && Take(xml, type))
            {
                yield return _object;
            }
        }
    }

    public override void Dispose()
    {
    }

    private void Root(XmlReader xml)
    {
        while (Next(xml))
        {
            if (xml.NodeType == XmlNodeType.Element)
            {
                if (xml.Name != "osm")
                {
                    throw new LoadException("osm_kind", name, $"<{xml.Name}>");
                }

                Replicated = Instant(xml.GetAttribute("osmosis_replication_timestamp") ?? xml.GetAttribute("timestamp"));
                return;
            }
        }
    }

    /// <summary>False: the object is a deleted one.</summary>
    private bool Take(XmlReader xml, OsmTypes type)
    {
        _object.Clear(type);
        _object.Id = Id(xml, "id");
        if (Replicated is null && Instant(xml.GetAttribute("timestamp")) is { } changed && !(changed < Newest))
        {
            Newest = changed;
        }

        if (type == OsmTypes.Node)
        {
            _object.Longitude = Degrees(xml.GetAttribute("lon"));
            _object.Latitude = Degrees(xml.GetAttribute("lat"));
        }

        var stands = xml.GetAttribute("visible") != "false" && xml.GetAttribute("action") != "delete";
        if (xml.IsEmptyElement)
        {
            return stands;
        }

        while (Next(xml) && xml.Depth > 1)
        {
            switch (xml.NodeType == XmlNodeType.Element ? xml.Name : "")
            {
                case "tag":
                    _object.Tags.Add(new(xml.GetAttribute("k") ?? "", xml.GetAttribute("v") ?? ""));
                    break;
                case "nd":
                    _object.Nodes.Add(Id(xml, "ref"));
                    break;
                case "member":
                    _object.Members.Add(new(TypeOf(xml.GetAttribute("type") ?? ""), Id(xml, "ref"), xml.GetAttribute("role") == "inner"));
                    break;
            }
        }

        return stands;
    }

    private bool Next(XmlReader xml)
    {
        try
        {
            return xml.Read();
        }
        catch (XmlException e) when (Breaks(e))
        {
            throw new LoadException("osm_ends", name, Line(e.LineNumber));
        }
        catch (XmlException e)
        {
            throw new LoadException("osm_broken", name, Line(e.LineNumber), e.Message);
        }
        catch (Exception e) when (e is InvalidDataException or EndOfStreamException)
        {
            throw new LoadException("osm_broken", name, Line((xml as IXmlLineInfo)?.LineNumber ?? 0), e.Message);
        }
    }

    // The reader has no code for it: "Unexpected end of file", "The following elements are not closed", "Root element is missing".
    private static bool Breaks(XmlException e) =>
        e.Message.Contains("end of file", StringComparison.OrdinalIgnoreCase) || e.Message.Contains("not closed", StringComparison.Ordinal);

    private long Id(XmlReader xml, string attribute) => long.TryParse(xml.GetAttribute(attribute), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var id)
        ? id : throw new LoadException("osm_broken", name, Line(((IXmlLineInfo)xml).LineNumber), $"{xml.Name} {attribute}=\"{xml.GetAttribute(attribute)}\"");

    private static string Line(int line) => $"line {line.ToString(CultureInfo.InvariantCulture)}";

    private static OsmTypes TypeOf(string name) => name switch
    {
        "node" => OsmTypes.Node,
        "way" => OsmTypes.Way,
        "relation" => OsmTypes.Relation,
        _ => OsmTypes.None,
    };

    private static int Degrees(string? text) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var degrees) ? OsmObject.Fixed(degrees) : OsmObject.Nowhere;

    private static DateTimeOffset? Instant(string? text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at) ? at : null;
}
