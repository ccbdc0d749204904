using System.CommandLine;
using System.Text.Json;
using System.Text.Json.Serialization;
using RiskMap.DataImport.Layers;

namespace RiskMap.DataImport.Commands;

/// <summary>The verb <c>layers</c>: every layer with its fields, units and choices as JSON, for programs that offer them.</summary>
internal static class LayersCommand
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static Command Create()
    {
        var command = new Command("layers", "Prints the layers and their fields, as JSON");
        command.SetAction(_ => Console.WriteLine(JsonSerializer.Serialize(LayerCatalogue.All.Select(l => new
        {
            l.Name,
            l.Geometry,
            Fields = l.Fields.Select(f => new { f.Name, f.Type, f.Unit, f.Required, Choices = f.Choices.Count > 0 ? f.Choices : null }),
        }), Json)));
        return command;
    }
}
