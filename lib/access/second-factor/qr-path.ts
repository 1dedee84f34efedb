import { encode } from 'uqr';

/** A QR code as one path of unit squares, with the quiet zone that readers need. */
export interface QrPath {
  /** The width and height, in squares. */
  size: number;
  path: string;
}

/** The squares are drawn as runs of each line, so that no gaps show between them. */
export function qrPath(text: string): QrPath {
  const { data, size } = encode(text, { border: 4, ecc: 'M' });
  const runs = data.flatMap((line, y) =>
    [
      ...line
        .map((isDark) => (isDark ? '1' : '0'))
        .join('')
        .matchAll(/1+/g),
    ].map(({ index, 0: { length } }) => `M${index} ${y}h${length}v1h-${length}z`),
  );
  return { size, path: runs.join('') };
}
