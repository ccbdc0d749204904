using RiskMap.Api.Hydrants.Coverage;

namespace RiskMap.Bench.Coverage;

/// <summary>The floor: one search from all hydrants' nodes at once, which tells of each node the nearest only; nothing but arrays and a queue.</summary>
public static class BareDijkstra
{
    /// <returns>How many nodes lie within so many metres of one of the starts, and the sum of their distances.</returns>
    public static (int Nodes, double Metres) Run(StreetGraph streets, int[] starts, double limit)
    {
        var metres = new double[streets.Nodes];
        Array.Fill(metres, double.PositiveInfinity);
        var queue = new PriorityQueue<int, double>(streets.Nodes);
        foreach (var start in starts)
        {
            metres[start] = 0;
            queue.Enqueue(start, 0);
        }

        var (count, sum) = (0, 0d);
        while (queue.TryDequeue(out var node, out var reached))
        {
            if (reached > metres[node])
            {
                continue;
            }

            (count, sum) = (count + 1, sum + reached);
            foreach (var half in streets.HalvesAt(node))
            {
                var (next, farther) = (streets.EndOf(half), reached + streets.Length[half >> 1]);
                if (farther <= limit && farther < metres[next])
                {
                    metres[next] = farther;
                    queue.Enqueue(next, farther);
                }
            }
        }

        return (count, sum);
    }
}
