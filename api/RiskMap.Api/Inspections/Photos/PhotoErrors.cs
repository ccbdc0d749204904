using RiskMap.Api.Hosting;

namespace RiskMap.Api.Inspections.Photos;

public sealed class PhotoNotImage() : Refused("PHOTO_NOT_IMAGE", 415);

public sealed class PhotoTooLarge(int megabytes) : Refused("PHOTO_TOO_LARGE", 413, megabytes);

public sealed class PhotoLayerUnknown(string layer) : Refused("PHOTO_LAYER_UNKNOWN", 400, layer);

public sealed class PhotoRowUnknown(Guid row) : Refused("PHOTO_ROW_UNKNOWN", 404, row);

public sealed class PhotoUnknown(Guid photo) : Refused("PHOTO_UNKNOWN", 404, photo);

public sealed class PhotoWordInvalid(string name) : Refused("PHOTO_WORD_INVALID", 400, name);
