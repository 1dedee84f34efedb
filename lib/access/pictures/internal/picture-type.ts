import { type PictureType, pictureSide } from '../picture';

/** Facts from the header of a picture. */
interface Facts {
  width: number;
  height: number;
}

/**
 * The type of a picture by its content; null for anything but a PNG, JPEG or WebP of the one accepted size, with no data
 * besides the picture: no location or camera (EXIF), no text, nothing after its end.
 */
export function pictureTypeOf(bytes: Uint8Array): PictureType | null {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const head = file.subarray(0, 12).toString('latin1');
  const [type, read] = head.startsWith('\x89PNG\r\n\x1A\n')
    ? (['image/png', png] as const)
    : head.startsWith('\xFF\xD8')
      ? (['image/jpeg', jpeg] as const)
      : /^RIFF.{4}WEBP$/s.test(head)
        ? (['image/webp', webp] as const)
        : [null, () => null];
  try {
    const facts = read(file);
    return facts?.width === pictureSide && facts.height === pictureSide ? type : null;
  } catch (error) {
    // The file ends before the length that it announced.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

const pngChunks = new Set('IHDR PLTE IDAT IEND tRNS sRGB gAMA cHRM iCCP sBIT pHYs bKGD cICP'.split(' '));

function png(file: Buffer): Facts | null {
  let facts: Facts | null = null;
  for (let at = 8; at < file.length; ) {
    const length = file.readUInt32BE(at);
    const name = file.toString('latin1', at + 4, at + 8);
    if (!pngChunks.has(name)) return null;
    if (name === 'IHDR') facts = { width: file.readUInt32BE(at + 8), height: file.readUInt32BE(at + 12) };
    at += length + 12;
    if (name === 'IEND') return at === file.length ? facts : null;
  }
  return null;
}

/** JFIF, colour profiles and Adobe's colours are part of the picture; other applications' data is not. */
const jpegPictureData = new Set([0xe0, 0xe2, 0xee]);

function jpeg(file: Buffer): Facts | null {
  if (file.readUInt16BE(file.length - 2) !== 0xffd9) return null;
  let facts: Facts | null = null;
  for (let at = 2; ; ) {
    if (file.readUInt8(at) !== 0xff) return null;
    const marker = file.readUInt8(at + 1);
    const isData = (marker >= 0xe0 && marker <= 0xef) || marker === 0xfe;
    if (isData && !jpegPictureData.has(marker)) return null;
    if (marker >= 0xc0 && marker <= 0xc2) {
      facts = { height: file.readUInt16BE(at + 5), width: file.readUInt16BE(at + 7) };
    }
    if (marker === 0xda) return facts;
    at += 2 + file.readUInt16BE(at + 2);
  }
}

const webpChunks = new Set(['VP8X', 'VP8 ', 'VP8L', 'ALPH', 'ICCP']);

function webp(file: Buffer): Facts | null {
  if (file.readUInt32LE(4) + 8 !== file.length) return null;
  let facts: Facts | null = null;
  for (let at = 12; at < file.length; ) {
    const name = file.toString('latin1', at, at + 4);
    if (!webpChunks.has(name)) return null;
    const from = at + 8;
    if (name === 'VP8X')
      facts = { width: file.readUIntLE(from + 4, 3) + 1, height: file.readUIntLE(from + 7, 3) + 1 };
    if (name === 'VP8 ')
      facts = { width: file.readUInt16LE(from + 6) & 0x3fff, height: file.readUInt16LE(from + 8) & 0x3fff };
    if (name === 'VP8L') {
      const bits = file.readUInt32LE(from + 1);
      facts = { width: (bits & 0x3fff) + 1, height: ((bits >> 14) & 0x3fff) + 1 };
    }
    const length = file.readUInt32LE(at + 4);
    at = from + length + (length % 2);
  }
  return facts;
}
