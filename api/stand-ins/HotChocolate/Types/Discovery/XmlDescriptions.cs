using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace HotChocolate.Types.Discovery;

/// <summary>Descriptions: the attribute first, else the summary of the XML documentation beside the assembly.</summary>
internal static partial class XmlDescriptions
{
    private static readonly ConcurrentDictionary<Assembly, IReadOnlyDictionary<string, XElement>> Documents = new();

    public static string? Of(MemberInfo member)
    {
        if (member.GetCustomAttribute<GraphQLDescriptionAttribute>() is { } attribute)
        {
            return attribute.Description;
        }

        var owner = member as Type ?? member.DeclaringType!;
        var text = Text(Find(owner.Assembly, XmlNames.Of(member))?.Element("summary"));

        // A record documents its properties as parameters of the type.
        return text ?? (member is PropertyInfo ? Text(Parameter(Find(owner.Assembly, XmlNames.Of(owner)), member.Name)) : null);
    }

    public static string? Of(ParameterInfo parameter) =>
        parameter.GetCustomAttribute<GraphQLDescriptionAttribute>()?.Description
        ?? Text(Parameter(Find(parameter.Member.DeclaringType!.Assembly, XmlNames.Of(parameter.Member)), parameter.Name!));

    private static XElement? Parameter(XElement? member, string name) =>
        member?.Elements("param").FirstOrDefault(p => (string?)p.Attribute("name") == name);

    private static XElement? Find(Assembly assembly, string name) => Documents.GetOrAdd(assembly, Load).GetValueOrDefault(name);

    private static IReadOnlyDictionary<string, XElement> Load(Assembly assembly)
    {
        var file = System.IO.Path.ChangeExtension(assembly.Location, ".xml");
        if (assembly.Location.Length == 0 || !File.Exists(file))
        {
            return new Dictionary<string, XElement>();
        }

        return XDocument.Load(file).Descendants("member").DistinctBy(m => (string?)m.Attribute("name"))
            .ToDictionary(m => (string?)m.Attribute("name") ?? "", StringComparer.Ordinal);
    }

    private static string? Text(XElement? element)
    {
        if (element is null)
        {
            return null;
        }

        var words = element.Nodes().Select(node => node switch
        {
            XText text => text.Value,
            XElement e when e.Attribute("langword") is { } word => word.Value,
            XElement e when e.Attribute("cref") is { } reference && e.Value.Length == 0 => reference.Value[(reference.Value.LastIndexOfAny(['.', ':']) + 1)..],
            XElement e when e.Attribute("name") is { } name && e.Value.Length == 0 => name.Value,
            XElement e => e.Value,
            _ => "",
        });
        var plain = Blanks().Replace(string.Concat(words), " ").Trim();
        return plain.Length == 0 ? null : plain;
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
