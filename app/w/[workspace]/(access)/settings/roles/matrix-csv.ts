import { matrixTable } from '@/lib/access/models/matrix-table';
import { csvLines, separatorOf } from '@/lib/platform/exports/csv';
import type { Locale } from '@/lib/platform/i18n/locales';
import type { Translate } from '@/lib/policy/explain';
import type { AccessModel } from '@/lib/policy/model';

/** Saves the matrix as a CSV file for a spreadsheet of a language; the command line prints it for programs. */
export function saveMatrix(model: AccessModel, words: Translate, language: Locale): void {
  const lines = csvLines(matrixTable(model, words), separatorOf(language));
  const file = new Blob([`\uFEFF${lines}`], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `roles-${model.id}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
