const longestName = 150;

/** Characters that break out of lines and headers, or reverse the reading direction so that `exe.pdf` is not a PDF. */
const unsafeCharacters =
  /[\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * The stored name of a file: without a path, invisible characters, or characters that file systems and headers
 * interpret. A shortened name keeps its extension.
 */
export function fileName(original: string): string {
  const last = original.normalize('NFC').split(/[\\/]/).at(-1) ?? '';
  const name = last
    .replace(unsafeCharacters, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|(?<![. ])[. ]+$/g, '');
  if (!name) return 'file';
  const ending = /\.[\p{L}\p{N}]{1,10}$/u.exec(name)?.[0] ?? '';
  const stem = [...name.slice(0, name.length - ending.length)];
  return stem.slice(0, longestName - ending.length).join('') + ending;
}

/** The header that makes a browser save the file under its name, with any characters (RFC 6266). */
export function saveAs(name: string): string {
  const plain = name.replace(/[^\x20-\x7e]|["\\%]/g, '_');
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`;
}
