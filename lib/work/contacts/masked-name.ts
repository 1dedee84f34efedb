import 'server-only';
import { type SQL, type SQLWrapper, sql } from 'drizzle-orm';
import { contacts } from '@/db/schema/work/contacts';
import { unmaskedFields } from '@/lib/access/masking/mask';
import type { Access } from '@/lib/policy/access';

/** The fields that a person sees unmasked. */
export interface OpenFields {
  phone: boolean;
  email: boolean;
}

export function openFields(access: Access): OpenFields {
  const open = unmaskedFields(access);
  return { phone: open.includes('phone'), email: open.includes('email') };
}

const { name, phone, emailKey } = contacts;

/** Digits of other scripts, which PostgreSQL does not convert. */
const foreignDigits = '٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹०१२३४५६७८९০১২৩৪৫৬৭৮৯๐๑๒๓๔๕๖๗๘๙';
const plainDigits = '0123456789'.repeat(foreignDigits.length / 10);

const plainName = sql`lower(regexp_replace(normalize(${name}, NFKD), ${'[\\u0300-\\u036f\\u200b-\\u200f\\u2060\\u00ad]'}, '', 'g'))`;
const nameDigits = sql`regexp_replace(translate(normalize(${name}, NFKC), ${foreignDigits}, ${plainDigits}), '[^0-9]', '', 'g')`;
const phoneDigits = sql`regexp_replace(coalesce(${phone}, ''), '[^0-9]', '', 'g')`;
const localPart = sql`regexp_replace(coalesce(${emailKey}, ''), '@[^@]*$', '')`;

/** At least as strict as `seenContact`: it ignores alphabetic characters between digits. */
const holdsPhone = sql`(length(${nameDigits}) >= 3 and (
  (length(${nameDigits}) >= 7 and ${name} !~ '[[:alpha:]]')
  or exists (select 1 from generate_series(1, length(${phoneDigits}) - least(5, length(${phoneDigits})) + 1) as at
    where length(${phoneDigits}) >= 3 and strpos(${nameDigits}, substr(${phoneDigits}, at, least(5, length(${phoneDigits})))) > 0)))`;
const holdsEmail = sql`(${plainName} like '%@%' or (length(${localPart}) >= 3 and strpos(${plainName}, ${localPart}) > 0
  and ${localPart} <> all (regexp_split_to_array(${plainName}, '[^[:alpha:]]+'))))`;

const either = ({ phone: seesPhone, email: seesEmail }: OpenFields): SQL =>
  sql.join([...(seesPhone ? [] : [holdsPhone]), ...(seesEmail ? [] : [holdsEmail])], sql` or `);

/**
 * The name of a contact in a file that PostgreSQL formats: empty where it contains a masked value (MA4,
 * MA11).
 */
export function writtenName(access: Access): SQLWrapper {
  const open = openFields(access);
  return open.phone && open.email ? name : sql`(case when ${either(open)} then '' else ${name} end)`;
}

/** The name of a contact for a search: only its words where it contains a masked value (MA10). */
export function searchedName(open: OpenFields): SQLWrapper {
  if (open.phone && open.email) return contacts.nameKey;
  const words = sql`regexp_replace(${contacts.nameKey}, '[^[:alpha:][:space:]]', '', 'g')`;
  return sql`(case when ${open.email ? sql`false` : holdsEmail} then ''
    when ${open.phone ? sql`false` : holdsPhone} then ${words} else ${contacts.nameKey} end)`;
}
