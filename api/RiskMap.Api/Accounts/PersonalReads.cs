namespace RiskMap.Api.Accounts;

/// <summary>Who read personal data of whom: one line of the audit for each request and field, written before a byte of the answer leaves.</summary>
internal sealed class PersonalReads(IHttpContextAccessor http, Caller caller, AuditStore audit)
{
    private const int MostIds = 1_000;

    /// <summary>Notes that a record of one row was given.</summary>
    public Task NoteAsync(string? area, string what, Guid? row, CancellationToken cancel)
    {
        if (http.HttpContext is not { } context)
        {
            return Task.CompletedTask;
        }

        // A subscription or a long answer has begun already: what it gives is written at once.
        if (context.Response.HasStarted)
        {
            return audit.WriteAsync(Line(area, what, 1, row is { } one ? [one] : []), cancel);
        }

        var noted = context.Features.Get<Noted>();
        if (noted is null)
        {
            noted = new();
            context.Features.Set(noted);
            context.Response.OnStarting(() => WriteAsync(noted));
        }

        lock (noted)
        {
            var key = (area, what);
            var (count, ids) = noted.Reads.GetValueOrDefault(key, (0, []));
            if (row is { } id && ids.Count < MostIds)
            {
                ids.Add(id);
            }

            noted.Reads[key] = (count + 1, ids);
        }

        return Task.CompletedTask;
    }

    /// <summary>Tells of which rows a field's record was that gives a list: the note of the field counted it as one.</summary>
    public void Held(string area, string what, IReadOnlyList<Guid> rows)
    {
        if (http.HttpContext?.Features.Get<Noted>() is { } noted)
        {
            lock (noted)
            {
                var (count, ids) = noted.Reads.GetValueOrDefault((area, what), (1, []));
                ids.AddRange(rows.Take(MostIds - ids.Count));
                noted.Reads[(area, what)] = (count - 1 + rows.Count, ids);
            }
        }
    }

    /// <summary>Notes that rows were read elsewhere than by a field.</summary>
    public Task WriteAsync(string area, string what, int count, IReadOnlyList<Guid> rows, CancellationToken cancel) =>
        audit.WriteAsync(Line(area, what, count, rows), cancel);

    private async Task WriteAsync(Noted noted)
    {
        foreach (var ((area, what), (count, ids)) in noted.Reads)
        {
            await audit.WriteAsync(Line(area, what, count, ids), CancellationToken.None);
        }
    }

    private AuditEntry Line(string? area, string what, int count, IReadOnlyList<Guid> rows) =>
        caller.Audited(AuditDeed.PersonalRead) with { Area = area, Object = what, After = new { count, rows } };

    private sealed class Noted
    {
        public Dictionary<(string? Area, string What), (int Count, List<Guid> Ids)> Reads { get; } = [];
    }
}
