/** What a file of rows is for: to be read in a spreadsheet, or by a program. */
export const fileFormats = ['spreadsheet', 'programs'] as const;
export type FileFormat = (typeof fileFormats)[number];

/** The cookie in which a browser keeps what was chosen last. */
export const fileFormatCookie = 'file-format';

export function isFileFormat(value: unknown): value is FileFormat {
  return fileFormats.some((format) => format === value);
}
