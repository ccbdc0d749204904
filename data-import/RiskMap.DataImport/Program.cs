using System.CommandLine;
using RiskMap.DataImport.Commands;

var riskmap = new RootCommand("RiskMap: bring data in")
{
    ImportCommand.Create(),
    GeocodeCommand.Create(),
    DemoCommand.Create(),
    LayersCommand.Create(),
};
// @x and @y are the coordinates of features, and no names of files that hold more words.
return await riskmap.Parse(args, new() { ResponseFileTokenReplacer = null }).InvokeAsync();
