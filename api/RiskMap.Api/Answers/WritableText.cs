namespace RiskMap.Api.Answers;

public static class WritableText
{
    /// <summary>False: control characters or halves of a character stand in it: a database keeps neither, and no screen shows them.</summary>
    /// <param name="text">What somebody wrote.</param>
    /// <param name="lines">It may have several lines, and tabs.</param>
    public static bool IsWritable(this string text, bool lines = false)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var pair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if ((char.IsControl(text[i]) && !(lines && text[i] is '\n' or '\r' or '\t')) || (char.IsSurrogate(text[i]) && !pair))
            {
                return false;
            }

            i += pair ? 1 : 0;
        }

        return true;
    }
}
