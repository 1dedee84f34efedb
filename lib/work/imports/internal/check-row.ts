import 'server-only';
import type { CountryCode } from 'libphonenumber-js/min';
import type { CustomValues } from '@/db/schema/work/contacts';
import type { DroppedValue, ImportMapping } from '@/db/schema/work/imports';
import { isInternational, withSameHead } from '@/lib/platform/contact-files/csv-file/layouts';
import type { Unread } from '@/lib/platform/contact-files/file-row';
import { isSameEmail } from '@/lib/platform/mail/fold-email';
import { firstAddress } from '@/lib/platform/mail/mailbox-list';
import { isServiceCode, normalPhone, phoneOf } from '@/lib/platform/phone';
import type { CustomField } from '@/lib/work/contacts/custom-field';
import { ownValues } from './custom-values';
import { cleanName, isAddress, shortened } from './row-name';

export type Refusal = Unread | 'empty' | 'bad-email' | 'bad-phone' | 'twice' | 'duplicate';

export interface CheckedRow {
  /** Empty when the file contains none: an address is not a name. */
  name: string;
  phone: string | null;
  email: string | null;
  /** Values of custom fields. */
  custom: CustomValues;
  /** Values of the row that the contact does not get. */
  dropped: DroppedValue[];
  refusal: Refusal | null;
}

/**
 * An apostrophe that protects a text from being run as a formula by a spreadsheet; it is not part of the
 * text.
 */
const guard = /^'(?=[=+\-@\t\r])/;
const longestName = 200;

interface File {
  mapping: ImportMapping;
  /** The header: some columns determine how their numbers are written. */
  columns: readonly string[];
  /** The country of numbers without a country code. */
  country?: CountryCode;
}

/** The result for a field: a value, or the unreadable text. */
interface Read {
  value: string | null;
  unread: string | null;
}

/**
 * Makes a function that checks the rows of a file: each becomes a contact, or is refused with a reason. The
 * first valid value counts, among several columns and several values in one field; an unreadable value is
 * dropped and the row is kept.
 */
export function rowCheck(
  { mapping, columns, country }: File,
  own: readonly CustomField[],
): (fields: readonly string[]) => CheckedRow {
  const alike = withSameHead(columns);
  const places = new Map(Object.entries(mapping.fields ?? {}).map(([id, at]) => [id, alike([at])]));
  const nameParts = mapping.name.map((at) => alike([at]));
  const organisation = alike(mapping.organisation ?? []);
  const emails = alike(mapping.email);
  const phones = alike(mapping.phone);
  const international = new Set(phones.filter((at) => isInternational(columns[at])));
  const valuesOf = ownValues(own.filter(({ id }) => places.has(id)));
  return (fields) => {
    const cell = (at: number) => fields[at]?.trim().replace(guard, '') ?? '';
    const filled = (at: readonly number[]) => at.map(cell).find(Boolean) ?? '';
    const email = firstRead(emails, (at) => firstAddress(cell(at)), cell);
    const phone = firstRead(
      phones,
      (at) => phoneOf(wholeNumber(cell(at), international.has(at)), country),
      cell,
    );
    const name =
      cleanName(nameParts.map(filled).filter(Boolean).join(' ')) || cleanName(filled(organisation));
    const custom = valuesOf((id) => filled(places.get(id) ?? []));
    return evaluate(withoutAddressAsName({ name, email, phone }, country), custom);
  };
}

function firstRead(
  places: readonly number[],
  read: (at: number) => string | null | undefined,
  cell: (at: number) => string,
): Read {
  let unread: string | null = null;
  for (const at of places) {
    const value = read(at);
    if (value) return { value, unread: null };
    if (value === null) unread ??= cell(at);
  }
  return { value: null, unread };
}

/** In some columns international numbers lack the `+`. */
function wholeNumber(typed: string, isInternationally: boolean): string {
  return isInternationally && /^[1-9]\d{6,14}$/.test(typed) ? `+${typed}` : typed;
}

interface Person {
  name: string;
  email: Read;
  phone: Read;
}

/** An address in the name column moves to its field when that is empty; it never is a name (S1.26). */
function withoutAddressAsName(
  person: Person,
  country: CountryCode | undefined,
): Person & { noName: string | null } {
  const { name, email, phone } = person;
  const kind = isAddress(name);
  if (kind === null) return { ...person, noName: null };
  const value = kind === 'email' ? firstAddress(name) : normalPhone(name, country);
  const there = kind === 'email' ? email : phone;
  if (there.value === null && there.unread === null && value)
    return { ...person, name: '', [kind]: { value, unread: null }, noName: null };
  const isSame = isSameEmail(there.value ?? '', value ?? '');
  return { ...person, name: '', noName: isSame ? null : name };
}

function evaluate(
  { name, email, phone, noName }: Person & { noName: string | null },
  custom: { values: CustomValues; dropped: DroppedValue[] },
): CheckedRow {
  const lost = [
    { field: 'name', value: noName },
    { field: 'email', value: email.unread },
    { field: 'phone', value: phone.unread },
  ].flatMap(({ field, value }) => (value === null ? [] : [{ field, value: shortened(value) }]));
  const row = { name, email: email.value, phone: phone.value, custom: custom.values };
  return { ...row, dropped: [...lost, ...custom.dropped], refusal: refusalOf(name, email, phone) };
}

function refusalOf(name: string, email: Read, phone: Read): Refusal | null {
  if (name.length > longestName) return 'too-long';
  if (email.value || phone.value) return null;
  // SIM cards store service numbers of their network among the people.
  if (name && !isServiceCode(phone.unread ?? '')) return null;
  if (email.unread !== null) return 'bad-email';
  return phone.unread !== null ? 'bad-phone' : 'empty';
}
