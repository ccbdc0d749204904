namespace RiskMap.DataImport.Loading;

/// <summary>A row on its way in, used again for the next one: the source and the mapping fill it, the checks judge it, staging takes it.</summary>
internal sealed class Candidate(int fields)
{
    public int Number { get; set; }

    public string? SourceId { get; set; }

    public Shape Shape { get; } = new();

    /// <summary>One value per field of the layer, of the field's .NET type.</summary>
    public object?[] Values { get; } = new object?[fields];

    /// <summary>Why it is rejected.</summary>
    public List<Complaint> Complaints { get; } = [];

    /// <summary>What is wrong with it although it lands.</summary>
    public List<Complaint> Warnings { get; } = [];

    public void Complain(string reason, string? field = null, string? value = null, string? detail = null) =>
        Complaints.Add(new(reason, field, value, detail));

    public void Warn(string reason, string? field = null, string? value = null, string? detail = null) =>
        Warnings.Add(new(reason, field, value, detail));

    public void Clear(int number)
    {
        Number = number;
        SourceId = null;
        Shape.Clear();
        Array.Clear(Values);
        Complaints.Clear();
        Warnings.Clear();
    }
}

/// <summary>What is wrong with a row, in a field of it.</summary>
internal sealed record Complaint(string Reason, string? Field, string? Value, string? Detail);
