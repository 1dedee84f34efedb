import type { Access } from '@/lib/policy/access';
import type { Decision, MaskedField } from '@/lib/policy/model';
import { askAdministrators } from '@/lib/policy/remedy';

/** The fields of a contact that can be masked. Empty and missing are the same. */
export type MaskableContact = Readonly<Record<MaskedField, string | null>>;

/** A field as a person may see it. `hint` contains only the shown characters. */
export type FieldView =
  | { state: 'shown'; value: string }
  | { state: 'masked'; hint: Hint }
  | { state: 'missing' };

/** `start` and `end` may be empty: a value too short for a hint shows nothing. */
export interface Hint {
  /** A phone's country code (`+39`), an email's first letter. */
  start: string;
  /** A phone's last two digits, an email's top-level domain (`fr`). */
  end: string;
}

/**
 * A contact with its phone and email as this person may see them (S1.26): the only way in which a contact leaves the
 * server. Other properties pass through; the plain values do not.
 */
export function mask<C extends MaskableContact>(
  access: Access,
  contact: C,
): Omit<C, MaskedField> & Record<MaskedField, FieldView> {
  return {
    ...contact,
    phone: viewOf(access, 'phone', contact.phone),
    email: viewOf(access, 'email', contact.email),
  };
}

/** The maskable fields that this person sees in full, and so may search, sort and filter by. */
export function unmaskedFields({ compiled }: Access): MaskedField[] {
  return compiled.model.catalogue.maskedFields.filter((field) => !compiled.masks.has(field));
}

/**
 * Whether a maskable field may be written: a masked one only while it is empty (S1.26). Check it besides the
 * permission to update the contact, never instead, and with the stored value.
 */
export function mayWrite({ compiled }: Access, field: MaskedField, current: string | null): Decision {
  const { model, assignment, masks } = compiled;
  const rule = masks.get(field);
  if (!rule || !current?.trim()) {
    return { allowed: true, rule: rule ?? { kind: 'role', id: assignment.role, model: model.id } };
  }
  return { allowed: false, rule, remedy: askAdministrators(model, assignment.role) };
}

function viewOf({ compiled }: Access, field: MaskedField, value: string | null): FieldView {
  if (!value?.trim()) return { state: 'missing' };
  if (!compiled.masks.has(field)) return { state: 'shown', value };
  return { state: 'masked', hint: field === 'phone' ? hintOfPhone(value) : hintOfEmail(value) };
}

const nothing: Hint = { start: '', end: '' };

/** The minimum number of digits of a phone, or characters before an email's `@`, that a hint must hide. */
const unknownDigits = 5;
const unknownLetters = 2;

function hintOfPhone(phone: string): Hint {
  const digits = phone.replace(/\D/g, '');
  const code = phone.trim().startsWith('+') ? countryCodeOf(digits) : '';
  if (digits.length - code.length - 2 < unknownDigits) return nothing;
  return { start: code && `+${code}`, end: digits.slice(-2) };
}

/** ITU-T E.164 country codes have one, two or three digits; these prefixes decide which. */
function countryCodeOf(digits: string): string {
  if (/^[17]/.test(digits)) return digits.slice(0, 1);
  if (/^(2[07]|3[0-469]|4[013-9]|5[1-8]|6[0-6]|8[1246]|9[0-58])/.test(digits)) return digits.slice(0, 2);
  return /^[2-9]/.test(digits) ? digits.slice(0, 3) : '';
}

function hintOfEmail(email: string): Hint {
  const parts = /^([\p{L}\d])([^@]*)@[^@]*[^@.]\.(\p{L}{2,6})$/u.exec(email.trim());
  if (!parts) return nothing;
  const [, first = '', rest = '', ending = ''] = parts;
  return { start: rest.length >= unknownLetters ? first : '', end: ending };
}
