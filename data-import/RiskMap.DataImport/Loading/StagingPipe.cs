using System.Threading.Channels;
using Npgsql;

namespace RiskMap.DataImport.Loading;

/// <summary>
/// Encoded rows on their way to the database, of one layer or of several. A few chunks are under way at most, so memory stays flat whatever the
/// file.
/// </summary>
internal sealed class StagingPipe
{
    // Outcomes wait this long at most: one COPY runs at a time.
    private const int MostKept = 4 * StagingChunk.Bytes;
    private readonly Channel<(Staging Owner, StagingChunk Chunk)> _full = Channel.CreateBounded<(Staging, StagingChunk)>(3);
    private readonly Channel<StagingChunk> _empty = Channel.CreateUnbounded<StagingChunk>();

    public ValueTask SendAsync(Staging owner, StagingChunk chunk, CancellationToken cancel) => _full.Writer.WriteAsync((owner, chunk), cancel);

    public StagingChunk Empty() => _empty.Reader.TryRead(out var used) ? used : new();

    public void Complete() => _full.Writer.Complete();

    public void Fail(Exception e) => _full.Writer.TryComplete(e);

    /// <summary>The other end: sends chunks until the source is done. Chunks of one layer that follow each other share a COPY.</summary>
    public async Task ReceiveAsync(NpgsqlConnection connection, CancellationToken cancel)
    {
        while (await _full.Reader.WaitToReadAsync(cancel))
        {
            _full.Reader.TryPeek(out var first);
            var outcomes = new List<StagingChunk>();
            var kept = 0;
            await using (var copy = await connection.BeginRawBinaryCopyAsync(first.Owner.CopyRowsSql, cancel))
            {
                await WriteAsync(copy, b => b.Header(), cancel);
                while (kept < MostKept && await _full.Reader.WaitToReadAsync(cancel) && _full.Reader.TryPeek(out var next) && next.Owner == first.Owner)
                {
                    var (_, chunk) = await _full.Reader.ReadAsync(cancel);
                    await copy.WriteAsync(chunk.Rows.Written, cancel);
                    chunk.Rows.Clear();
                    kept += chunk.Outcomes.Length;
                    if (chunk.Outcomes.Length > 0)
                    {
                        outcomes.Add(chunk);
                    }
                    else
                    {
                        _empty.Writer.TryWrite(chunk);
                    }
                }

                await WriteAsync(copy, b => b.Trailer(), cancel);
            }

            if (outcomes.Count > 0)
            {
                await using var copy = await connection.BeginRawBinaryCopyAsync(first.Owner.CopyOutcomesSql, cancel);
                await WriteAsync(copy, b => b.Header(), cancel);
                foreach (var chunk in outcomes)
                {
                    await copy.WriteAsync(chunk.Outcomes.Written, cancel);
                    chunk.Outcomes.Clear();
                    _empty.Writer.TryWrite(chunk);
                }

                await WriteAsync(copy, b => b.Trailer(), cancel);
            }
        }
    }

    private static async Task WriteAsync(NpgsqlRawCopyStream copy, Action<CopyBuffer> write, CancellationToken cancel)
    {
        var buffer = new CopyBuffer(32);
        write(buffer);
        await copy.WriteAsync(buffer.Written, cancel);
    }
}

internal sealed class StagingChunk
{
    public const int Bytes = 1 << 20;

    public CopyBuffer Rows { get; } = new(Bytes + (64 << 10));

    public CopyBuffer Outcomes { get; } = new(1 << 10);

    public bool IsFull => Rows.Length + Outcomes.Length > Bytes;
}
