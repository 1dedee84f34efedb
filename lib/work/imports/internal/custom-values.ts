import 'server-only';
import type { CustomValue, CustomValues } from '@/db/schema/work/contacts';
import type { DroppedValue } from '@/db/schema/work/imports';
import { type CustomField, customReader } from '@/lib/work/contacts/custom-field';
import { shortened } from './row-name';

/**
 * Reads the values of custom fields in a row. A value that its field does not accept is dropped and reported.
 * @param fields the fields with a chosen column
 */
export function ownValues(
  fields: readonly CustomField[],
): (said: (id: string) => string) => { values: CustomValues; dropped: DroppedValue[] } {
  const readers = fields.map((field) => ({ field, read: customReader(field) }));
  return (said) => {
    const values: Record<string, CustomValue> = {};
    const dropped: DroppedValue[] = [];
    for (const { field, read } of readers) {
      const typed = said(field.id);
      const found = read(asTyped(field, typed));
      if ('error' in found) dropped.push({ field: field.id, value: shortened(typed) });
      else if (found.value !== null) values[field.id] = found.value;
    }
    return { values, dropped };
  };
}

/** Yes and no, as programs and people write them in files. */
const words = new Map([
  ...['yes', 'y', 'true', '1', 'x', 'oui', 'o', 'vrai', 'sì', 'si', 's', 'vero'].map(
    (word) => [word, 'yes'] as const,
  ),
  ...['no', 'n', 'false', '0', 'non', 'faux', 'falso'].map((word) => [word, 'no'] as const),
]);

/** Converts a text of a file into the input of a form: choices in any case, European dates. */
function asTyped({ kind, choices }: CustomField, said: string): string {
  const folded = said.toLowerCase();
  if (kind === 'yes-no') return words.get(folded) ?? said;
  if (kind === 'choice') return choices.find((choice) => choice.toLowerCase() === folded) ?? said;
  if (kind !== 'date') return said;
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(said) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : said;
}
