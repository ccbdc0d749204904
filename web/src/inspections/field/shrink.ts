/** Longest side in pixels: a plate can be read in it, and ten of them get through a weak line. */
export const longest = 2_048;

/** Size of a picture whose longest side is at most that. */
export function fitted(width: number, height: number, most = longest): { width: number; height: number } {
  const scale = Math.min(1, most / Math.max(width, height));
  return { width: Math.max(1, Math.round(width * scale)), height: Math.max(1, Math.round(height * scale)) };
}

/**
 * The picture as it goes: no larger than needed, the right way up, and without what the camera wrote into the file (the server takes that out
 * once more). A kind that the browser cannot draw goes as it is, and the server says what it thinks of it.
 */
export async function shrink(file: File): Promise<Blob> {
  try {
    const picture = await createImageBitmap(file, { imageOrientation: 'from-image' });
    const { width, height } = fitted(picture.width, picture.height);
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    canvas.getContext('2d')?.drawImage(picture, 0, 0, width, height);
    picture.close();
    return (await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', 0.85))) ?? file;
  } catch {
    return file;
  }
}
