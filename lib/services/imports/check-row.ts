import 'server-only';
import type { CountryCode } from 'libphonenumber-js/min';
import { z } from 'zod';
import type { ImportMapping } from '@/db/schema/imports';
import { normalPhone } from '@/lib/phone';

export type Refusal = 'empty' | 'too-long' | 'bad-email' | 'bad-phone' | 'twice' | 'duplicate';

export interface CheckedRow {
  name: string;
  phone: string | null;
  email: string | null;
  refusal: Refusal | null;
}

/** What a row of a file becomes, or why not. Several values in one field, as Google writes them: the first. */
export function checkRow(
  fields: readonly string[],
  mapping: ImportMapping,
  country?: CountryCode,
): CheckedRow {
  const field = (at: number | null) => (at === null ? '' : (fields[at]?.split(' ::: ')[0]?.trim() ?? ''));
  const email = field(mapping.email);
  const typed = field(mapping.phone);
  const phone = typed ? normalPhone(typed, country) : null;
  const said = mapping.name.map(field).filter(Boolean).join(' ').replace(/\s+/g, ' ');
  const name = said || email || typed;
  return { name, phone, email: email || null, refusal: refusalOf({ name, typed, phone, email }) };
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
