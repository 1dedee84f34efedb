import { matrixCodes } from '@/lib/access/models/matrix-codes';
import { matrixTable } from '@/lib/access/models/matrix-table';
import { csvLines, separatorOf } from '@/lib/platform/exports/csv';
import type { FileFormat } from '@/lib/platform/files/file-format';
import type { Locale } from '@/lib/platform/i18n/locales';
import type { Translate } from '@/lib/policy/explain';
import type { AccessModel } from '@/lib/policy/model';

/** Returns the matrix as a file in the chosen format: words and separator of a language, or ids and commas. */
export function matrixFile(
  model: AccessModel,
  words: Translate,
  { format, language }: { format: FileFormat; language: Locale },
): string {
  if (format === 'programs') return csvLines(matrixCodes(model));
  return `\uFEFF${csvLines(matrixTable(model, words), separatorOf(language))}`;
}

/** Makes the browser save the matrix as a file. */
export function saveMatrix(model: AccessModel, text: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(new Blob([text], { type: 'text/csv;charset=utf-8' }));
  link.download = `roles-${model.id}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
