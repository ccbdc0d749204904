using RiskMap.Api.Hosting;

namespace RiskMap.Api.Areas.Imports.Uploads;

public sealed class UploadsOff() : Refused("UPLOADS_OFF", 404);

public sealed class UploadUnknown(Guid id) : Refused("UPLOAD_UNKNOWN", 404, id);

public sealed class UploadEmpty() : Refused("UPLOAD_EMPTY", 400);

public sealed class UploadTooLarge(int megabytes) : Refused("UPLOAD_TOO_LARGE", 413, megabytes);

/// <summary>The request may come from another site's page: only RiskMap's own says the word.</summary>
public sealed class UploadNotFromHere() : Refused("UPLOAD_NOT_FROM_HERE", 403);

/// <summary>What the import program said when it could not do it: all of it, for the last line may be the one that says what to do.</summary>
public sealed class ImportRefused(IEnumerable<string> said) : Refused("IMPORT_REFUSED", 422, new Report(string.Join('\n', said)))
{
    /// <summary>Values that people sent are shortened in messages; this one is the message.</summary>
    private sealed record Report(string Text)
    {
        public override string ToString() => Text;
    }
}
