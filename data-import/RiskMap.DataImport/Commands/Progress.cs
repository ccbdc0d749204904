using System.Diagnostics;
using System.Globalization;
using RiskMap.DataImport.Texts;
using Spectre.Console;

namespace RiskMap.DataImport.Commands;

/// <summary>How far an import is: a moving line on a terminal, a plain line every few seconds elsewhere.</summary>
internal sealed class Progress : IDisposable
{
    private static readonly TimeSpan BetweenLines = TimeSpan.FromSeconds(5);
    private readonly Language _language;
    private readonly string _name;
    private readonly TaskCompletionSource _done = new();
    private readonly Task? _shown;
    private readonly Stopwatch _sinceLine = Stopwatch.StartNew();
    private ProgressTask? _task;

    public Progress(Language language, string name)
    {
        (_language, _name) = (language, name);
        if (!Console.IsOutputRedirected && AnsiConsole.Profile.Capabilities.Interactive)
        {
            _shown = AnsiConsole.Progress().AutoClear(true)
                .Columns(new SpinnerColumn(), new TaskDescriptionColumn(), new ProgressBarColumn(), new ElapsedTimeColumn())
                .StartAsync(async context =>
                {
                    _task = context.AddTask(Markup.Escape(name));
                    _task.IsIndeterminate = true;
                    await _done.Task;
                });
        }
    }

    public void Tell(long rows)
    {
        var line = _language.Say("reading", _name, rows.ToString("N0", CultureInfo.InvariantCulture));
        if (_task is not null)
        {
            _task.Description = Markup.Escape(line);
        }
        else if (_shown is null && _sinceLine.Elapsed > BetweenLines)
        {
            _sinceLine.Restart();
            Console.WriteLine("  " + line);
        }
    }

    public void Dispose()
    {
        _done.TrySetResult();
        _shown?.GetAwaiter().GetResult();
    }
}
