import { largestPicture, pictureSide } from '@/lib/access/pictures/picture';

/** Photographs of phones are smaller; larger files would only fill the browser's memory. */
const largestChosen = 30 * 1024 * 1024;

/**
 * Draws the middle of a chosen picture as a small square. Redrawing removes the file's metadata, such as place and
 * camera.
 *
 * @returns its bytes in base64; null if the browser cannot show the file as a picture
 */
export async function squarePicture(chosen: File): Promise<string | null> {
  if (chosen.size > largestChosen) return null;
  const picture = await createImageBitmap(chosen).catch(() => null);
  if (!picture) return null;
  const side = Math.min(picture.width, picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = pictureSide;
  canvas.height = pictureSide;
  const [left, top] = [(picture.width - side) / 2, (picture.height - side) / 2];
  const pen = canvas.getContext('2d');
  if (!pen) return null;
  pen.imageSmoothingQuality = 'high';
  // The background of transparent pixels: JPEG would make them black.
  pen.fillStyle = '#fff';
  pen.fillRect(0, 0, pictureSide, pictureSide);
  pen.drawImage(picture, left, top, side, side, 0, 0, pictureSide, pictureSide);
  picture.close();
  const drawn = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', 0.88));
  return drawn && drawn.size <= largestPicture ? base64(new Uint8Array(await drawn.arrayBuffer())) : null;
}

function base64(bytes: Uint8Array): string {
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
