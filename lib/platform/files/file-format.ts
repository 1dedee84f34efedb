/** The two uses of an exported file: reading in a spreadsheet, or processing by a program. */
export const fileFormats = ['spreadsheet', 'programs'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The cookie that remembers the last choice of a browser. */
export const fileFormatCookie = 'file-format';

export function isFileFormat(value: unknown): value is FileFormat {
  return fileFormats.some((format) => format === value);
}
