import { csvLines } from '@/lib/csv';
import type { Translate } from '@/lib/policy/explain';
import type { AccessModel } from '@/lib/policy/model';
import { matrixTable } from '@/lib/policy/models/matrix-table';

/** Saves the matrix as a CSV file, with the mark that spreadsheets know UTF-8 by: what the command line prints. */
export function saveMatrix(model: AccessModel, words: Translate): void {
  const file = new Blob([`\uFEFF${csvLines(matrixTable(model, words))}`], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `roles-${model.id}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
