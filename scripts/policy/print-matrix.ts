import { cellReasons, cellWord, matrixLines, matrixTable, roleLabel } from '@/lib/access/models/matrix-table';
import { csvLines } from '@/lib/platform/exports/csv';
import type { AccessModel } from '@/lib/policy/model';
import { matrix } from '@/lib/policy/overviews/matrix';
import { words } from './words';

const glyphs = { yes: '✓', unlessRestricted: '○', ifGiven: '◌', no: '✗' } as const;

/** The matrix of a model as a table for the terminal. */
export function matrixAsText(model: AccessModel): string {
  const found = matrix(model);
  const titles = found.roles.map((role) => roleLabel(model, role, words));
  const rows = matrixLines(model, found, words);
  const width = Math.max(...rows.map(({ label, depth }) => label.length + 2 * depth)) + 2;
  const head = [''.padEnd(width), ...titles.map((title) => title.padEnd(title.length + 2))].join('');
  const body = rows.map(({ label, depth, cells }) => {
    const start = `${'  '.repeat(depth)}${label}`.padEnd(width);
    if (!cells) return `\n${label}`;
    const marks = found.roles.map((role, at) =>
      glyphs[cellWord(cells[role])].padEnd((titles[at]?.length ?? 0) + 2),
    );
    const notes = [...new Set(found.roles.flatMap((role) => cellReasons(model, cells[role], words)))];
    return `${start}${marks.join('')}${notes.join('; ')}`.trimEnd();
  });
  const legend =
    '✓ has access   ○ on unless restricted   ◌ off unless given   ✗ never; at the right what decides';
  return [words(`models.${model.id}`), '', head.trimEnd(), ...body, '', legend].join('\n');
}

/** The matrix of a model as CSV: a row for each feature and permission, two columns for each role. */
export function matrixAsCsv(model: AccessModel): string {
  return csvLines(matrixTable(model, words)).trimEnd();
}
