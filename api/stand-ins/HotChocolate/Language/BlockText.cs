namespace HotChocolate.Language;

/// <summary>What a block string means (specification, 2.9.4): common indentation and blank edges do not count.</summary>
internal static class BlockText
{
    public static string Dedent(IReadOnlyList<string> lines)
    {
        var common = int.MaxValue;
        var first = -1;
        var last = -1;
        for (var i = 0; i < lines.Count; i++)
        {
            var indent = Indent(lines[i]);
            if (indent == lines[i].Length)
            {
                continue;
            }

            first = first < 0 ? i : first;
            last = i;
            if (i > 0 && indent < common)
            {
                common = indent;
            }
        }

        return first < 0
            ? ""
            : string.Join('\n', lines.Take(last + 1).Select((line, i) => i == 0 ? line : line[Math.Min(common, line.Length)..]).Skip(first));
    }

    private static int Indent(string line)
    {
        var indent = 0;
        while (indent < line.Length && line[indent] is ' ' or '\t')
        {
            indent++;
        }

        return indent;
    }
}
