import 'server-only';
import type { CustomValue, CustomValues } from '@/db/schema/contacts';
import { type CustomField, customReader } from '@/lib/contacts/custom-field';

/**
 * Reads what a row says of the workspace's own fields; null where one of them is not what its field takes.
 *
 * @param fields those that a column was chosen for
 */
export function ownValues(
  fields: readonly CustomField[],
): (said: (id: string) => string) => CustomValues | null {
  const readers = fields.map((field) => ({ field, read: customReader(field) }));
  return (said) => {
    const values: Record<string, CustomValue> = {};
    for (const { field, read } of readers) {
      const found = read(asTyped(field, said(field.id)));
      if ('error' in found) return null;
      if (found.value !== null) values[field.id] = found.value;
    }
    return values;
  };
}

/** Yes and no as programs and people write them in their files. */
const words = new Map([
  ...['yes', 'y', 'true', '1', 'x', 'oui', 'o', 'vrai', 'sì', 'si', 's', 'vero'].map(
    (word) => [word, 'yes'] as const,
  ),
  ...['no', 'n', 'false', '0', 'non', 'faux', 'falso'].map((word) => [word, 'no'] as const),
]);

/** What a form would have sent for what a file says: choices in any case, days as Europe writes them. */
function asTyped({ kind, choices }: CustomField, said: string): string {
  const folded = said.toLowerCase();
  if (kind === 'yes-no') return words.get(folded) ?? said;
  if (kind === 'choice') return choices.find((choice) => choice.toLowerCase() === folded) ?? said;
  if (kind !== 'date') return said;
  const [, day, month, year] = /^(\d{1,2})[./-](\d{1,2})[./-](\d{4})$/.exec(said) ?? [];
  return day && month && year ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : said;
}
