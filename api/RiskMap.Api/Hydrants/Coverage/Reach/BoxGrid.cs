namespace RiskMap.Api.Hydrants.Coverage;

/// <summary>
/// Boxes in a grid of equal cells, for the question "which of them meet this box?". A cell is as small as asked, but there are never
/// more than some four cells for each box, however far apart the boxes lie.
/// </summary>
internal sealed class BoxGrid
{
    private readonly MetreBox[] _boxes;
    private readonly double _west;
    private readonly double _south;
    private readonly double _cell;
    private readonly int _columns;
    private readonly int _rows;
    private readonly int[] _first;
    private readonly int[] _items;

    /// <param name="boxes">What is looked for, in metres.</param>
    /// <param name="cell">Side of a cell in metres: about that of the questions.</param>
    public BoxGrid(MetreBox[] boxes, double cell)
    {
        _boxes = boxes;
        var all = new MetreBox(0, 0, 0, 0);
        for (var i = 0; i < boxes.Length; i++)
        {
            all = i == 0 ? boxes[i] : all.With(boxes[i].West, boxes[i].South).With(boxes[i].East, boxes[i].North);
        }

        var (width, height) = (all.East - all.West, all.North - all.South);
        var most = (4d * boxes.Length) + 1_024;
        _cell = Math.Max(cell, Math.Max(Math.Sqrt(width * height / most), Math.Max(width, height) / most));
        (_west, _south) = (all.West, all.South);
        (_columns, _rows) = ((int)(width / _cell) + 1, (int)(height / _cell) + 1);
        _first = new int[(_columns * _rows) + 1];
        foreach (var box in boxes)
        {
            var (fromX, fromY, toX, toY) = Cells(box);
            for (var row = fromY; row <= toY; row++)
            {
                for (var column = fromX; column <= toX; column++)
                {
                    _first[(row * _columns) + column + 1]++;
                }
            }
        }

        for (var i = 1; i < _first.Length; i++)
        {
            _first[i] += _first[i - 1];
        }

        _items = new int[_first[^1]];
        var filled = new int[_first.Length - 1];
        for (var i = 0; i < boxes.Length; i++)
        {
            var (fromX, fromY, toX, toY) = Cells(boxes[i]);
            for (var row = fromY; row <= toY; row++)
            {
                for (var column = fromX; column <= toX; column++)
                {
                    var cellNumber = (row * _columns) + column;
                    _items[_first[cellNumber] + filled[cellNumber]++] = i;
                }
            }
        }
    }

    public long Bytes => (32L * _boxes.Length) + (4L * (_first.Length + _items.Length));

    public MetreBox this[int item] => _boxes[item];

    /// <summary>Every box that meets the asked one, once each.</summary>
    public Found Within(MetreBox asked) => new(this, asked);

    private (int FromX, int FromY, int ToX, int ToY) Cells(MetreBox box) =>
        (Column(box.West), Row(box.South), Column(box.East), Row(box.North));

    private int Column(double x) => (int)Math.Clamp((x - _west) / _cell, 0, _columns - 1);

    private int Row(double y) => (int)Math.Clamp((y - _south) / _cell, 0, _rows - 1);

    /// <summary>Walks the cells. A box in several of them is told in the one that holds the corner where it and the asked box begin to overlap.</summary>
    public ref struct Found
    {
        private readonly BoxGrid _grid;
        private readonly MetreBox _asked;
        private readonly int _fromX;
        private readonly int _toX;
        private readonly int _toY;
        private int _column;
        private int _row;
        private int _next;
        private int _end;

        internal Found(BoxGrid grid, MetreBox asked)
        {
            (_grid, _asked) = (grid, asked);
            (_fromX, _row, _toX, _toY) = grid.Cells(asked);
            _column = _fromX;
            Enter();
        }

        public int Current { get; private set; }

        public readonly Found GetEnumerator() => this;

        public bool MoveNext()
        {
            while (true)
            {
                while (_next < _end)
                {
                    var item = _grid._items[_next++];
                    ref readonly var box = ref _grid._boxes[item];
                    if (box.Meets(_asked)
                        && _grid.Column(Math.Max(box.West, _asked.West)) == _column && _grid.Row(Math.Max(box.South, _asked.South)) == _row)
                    {
                        Current = item;
                        return true;
                    }
                }

                if (++_column > _toX)
                {
                    _column = _fromX;
                    if (++_row > _toY)
                    {
                        _row = _toY + 1;
                        return false;
                    }
                }

                Enter();
            }
        }

        private void Enter()
        {
            var cell = (_row * _grid._columns) + _column;
            (_next, _end) = (_grid._first[cell], _grid._first[cell + 1]);
        }
    }
}
