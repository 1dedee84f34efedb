import 'server-only';
import type { CountryCode } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { CustomValue, CustomValues } from '@/db/schema/contacts';
import type { ImportMapping } from '@/db/schema/imports';
import { type CustomField, readCustomValue } from '@/lib/contacts/custom-field';
import { normalPhone } from '@/lib/phone';

export type Refusal = 'empty' | 'too-long' | 'bad-email' | 'bad-phone' | 'bad-value' | 'twice' | 'duplicate';

export interface CheckedRow {
  name: string;
  phone: string | null;
  email: string | null;
  /** Values of the workspace's own fields. */
  custom: CustomValues;
  refusal: Refusal | null;
}

/** What a row of a file becomes, or why not. Several values in one field, as Google writes them: the first. */
export function checkRow(
  fields: readonly string[],
  mapping: ImportMapping,
  own: readonly CustomField[],
  country?: CountryCode,
): CheckedRow {
  const field = (at: number | null) => (at === null ? '' : (fields[at]?.split(' ::: ')[0]?.trim() ?? ''));
  const email = field(mapping.email);
  const typed = field(mapping.phone);
  const phone = typed ? normalPhone(typed, country) : null;
  const said = mapping.name.map(field).filter(Boolean).join(' ').replace(/\s+/g, ' ');
  const name = said || email || typed;
  const custom = valuesOf(own, (id) => field(mapping.fields?.[id] ?? null));
  const refusal = refusalOf({ name, typed, phone, email }) ?? (custom ? null : 'bad-value');
  return { name, phone, email: email || null, custom: custom ?? {}, refusal };
}

/** Null where one of them is not what its field takes. */
function valuesOf(own: readonly CustomField[], typed: (id: string) => string): CustomValues | null {
  const values: Record<string, CustomValue> = {};
  for (const each of own) {
    const read = readCustomValue(each, asTyped(each, typed(each.id)));
    if ('error' in read) return null;
    if (read.value !== null) values[each.id] = read.value;
  }
  return values;
}

function refusalOf(row: {
  name: string;
  typed: string;
  phone: string | null;
  email: string;
}): Refusal | null {
  if (!row.name) return 'empty';
  if (row.name.length > 200 || row.email.length > 320) return 'too-long';
  if (row.email && !z.email().safeParse(row.email).success) return 'bad-email';
  if (row.typed && !row.phone) return 'bad-phone';
  return null;
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
