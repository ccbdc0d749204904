using System.CommandLine;
using RiskMap.DataImport.Commands;

var riskmap = new RootCommand("RiskMap: bring data in")
{
    ImportCommand.Create(),
    GeocodeCommand.Create(),
    DemoCommand.Create(),
    LayersCommand.Create(),
};
return await riskmap.Parse(args).InvokeAsync();
