import 'server-only';
import type { CountryCode } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { CustomValues } from '@/db/schema/contacts';
import type { ImportMapping } from '@/db/schema/imports';
import type { CustomField } from '@/lib/contacts/custom-field';
import type { Unread } from '@/lib/csv-file/contact-file';
import { isInternational } from '@/lib/csv-file/layouts';
import { normalPhone } from '@/lib/phone';
import { ownValues } from './own-values';

export type Refusal = Unread | 'empty' | 'bad-email' | 'bad-phone' | 'bad-value' | 'twice' | 'duplicate';

export interface CheckedRow {
  name: string;
  phone: string | null;
  email: string | null;
  /** Values of the workspace's own fields. */
  custom: CustomValues;
  refusal: Refusal | null;
}

/** Made once: a schema takes longer to make than to ask. */
const address = z.email();
/** Put before what a spreadsheet would run, by us and by others; it is no part of the text. */
const guard = /^'(?=[=+\-@\t\r])/;

interface File {
  mapping: ImportMapping;
  /** Its head: some columns say how their numbers are written. */
  columns: readonly string[];
  /** Whose numbers are those without a country code. */
  country?: CountryCode;
}

/** What the rows of a file become, or why not. Several values in one field, as Google writes them: the first. */
export function rowCheck(
  { mapping, columns, country }: File,
  own: readonly CustomField[],
): (fields: readonly string[]) => CheckedRow {
  const withPlus = new Set(mapping.phone.filter((at) => isInternational(columns[at])));
  const places = new Map(Object.entries(mapping.fields ?? {}));
  const valuesOf = ownValues(own.filter(({ id }) => places.has(id)));
  return (fields) => {
    const field = (at: number) => fields[at]?.split(' ::: ')[0]?.trim().replace(guard, '') ?? '';
    const email = mapping.email.map(field).find(Boolean) ?? '';
    const phoneAt = mapping.phone.find((at) => field(at) !== '');
    const typed = phoneAt === undefined ? '' : field(phoneAt);
    const isWhole = phoneAt !== undefined && withPlus.has(phoneAt) && /^[1-9]\d{6,14}$/.test(typed);
    const phone = typed ? normalPhone(isWhole ? `+${typed}` : typed, country) : null;
    const said = mapping.name.map(field).filter(Boolean).join(' ').replace(/\s+/g, ' ');
    const name = said || email || typed;
    const custom = valuesOf((id) => field(places.get(id) ?? -1));
    const refusal = refusalOf({ name, typed, phone, email }) ?? (custom ? null : 'bad-value');
    return { name, phone, email: email || null, custom: custom ?? {}, refusal };
  };
}

function refusalOf(row: {
  name: string;
  typed: string;
  phone: string | null;
  email: string;
}): Refusal | null {
  if (!row.name) return 'empty';
  if (row.name.length > 200 || row.email.length > 320) return 'too-long';
  if (row.email && !address.safeParse(row.email).success) return 'bad-email';
  if (row.typed && !row.phone) return 'bad-phone';
  return null;
}
