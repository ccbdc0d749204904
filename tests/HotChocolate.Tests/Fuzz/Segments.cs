using System.Buffers;

namespace HotChocolateTests.Fuzz;

/// <summary>Bytes in two pieces, as a body arrives.</summary>
internal sealed class Segments : ReadOnlySequenceSegment<byte>
{
    public static ReadOnlySequence<byte> Of(byte[] bytes, int cut)
    {
        var first = new Segments { Memory = bytes.AsMemory(0, cut) };
        var last = new Segments { Memory = bytes.AsMemory(cut), RunningIndex = cut };
        first.Next = last;
        return new ReadOnlySequence<byte>(first, 0, last, last.Memory.Length);
    }
}
