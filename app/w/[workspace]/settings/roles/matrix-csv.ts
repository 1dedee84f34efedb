import type { useTranslations } from 'next-intl';
import type { AccessModel } from '@/lib/policy/model';
import type { CellView, GroupRow } from './matrix-rows';

type Translate = ReturnType<typeof useTranslations<never>>;

/** The matrix as rows of words: area, permission, one column a role. Says what the glyphs say. */
export function matrixTable(model: AccessModel, groups: readonly GroupRow[], t: Translate): string[][] {
  const roles = Object.keys(model.roles);
  const head = [
    t('matrix.area'),
    t('matrix.permission'),
    ...roles.map((id) => t(`roles.${model.id}.${id}.label`)),
  ];
  const words = (cell: CellView) => {
    if (cell.state === 'yes') return t('matrix.legendYes');
    if (cell.state === 'never') return t('matrix.legendNever');
    const names = cell.restrictions.map((id) => t(`restrictions.${model.id}.${id}.label`)).join('; ');
    return names ? `${t('matrix.legendDecided')} (${names})` : t('matrix.legendDecided');
  };
  const rows = groups.flatMap(({ features }) =>
    features.flatMap((row) => {
      const area = t(`features.${row.feature}.label`);
      return [
        [area, '', ...row.cells.map(words)],
        ...row.permissions.map((each) => [
          area,
          t(`permissions.${each.permission}`),
          ...each.cells.map(words),
        ]),
      ];
    }),
  );
  return [head, ...rows];
}

/** Saves the matrix as a CSV file (RFC 4180, with the mark that spreadsheets know UTF-8 by). */
export function saveMatrix(model: AccessModel, groups: readonly GroupRow[], t: Translate): void {
  const quoted = (field: string) => `"${field.replaceAll('"', '""')}"`;
  const lines = matrixTable(model, groups, t).map((row) => row.map(quoted).join(','));
  const file = new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = `roles-${model.id}.csv`;
  link.click();
  URL.revokeObjectURL(link.href);
}
