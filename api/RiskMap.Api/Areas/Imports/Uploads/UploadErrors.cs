using RiskMap.Api.Hosting;

namespace RiskMap.Api.Areas.Imports.Uploads;

public sealed class UploadsOff() : Refused("UPLOADS_OFF", 404);

public sealed class UploadUnknown(Guid id) : Refused("UPLOAD_UNKNOWN", 404, id);

public sealed class UploadEmpty() : Refused("UPLOAD_EMPTY", 400);

public sealed class UploadTooLarge(int megabytes) : Refused("UPLOAD_TOO_LARGE", 413, megabytes);

/// <summary>The request may come from another site's page: only RiskMap's own says the word.</summary>
public sealed class UploadNotFromHere() : Refused("UPLOAD_NOT_FROM_HERE", 403);

/// <summary>What the import program said when it could not do it.</summary>
public sealed class ImportRefused(IEnumerable<string> said) : Refused("IMPORT_REFUSED", 422, string.Join('\n', said));
