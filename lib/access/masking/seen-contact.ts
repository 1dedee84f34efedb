import type { Access } from '@/lib/policy/access';
import type { MaskedField } from '@/lib/policy/model';
import { foldText } from './internal/fold-text';
import { type Hidden, hideAddresses } from './internal/hidden-text';
import { type FieldView, mask, unmaskedFields } from './mask';

/** The fields of a contact that decide how texts about it are masked. */
export interface Contact {
  name: string;
  phone: string | null;
  email: string | null;
}

/** The display name of a contact: its name, or without one the visible part of its address. */
export interface NamedContact {
  name: string;
  phone: FieldView;
  email: FieldView;
}

/**
 * A text about a contact as a person may read it: the only way in which messages, previews, names, titles and values
 * of custom fields leave the server (S1.26, MA1, MA10, MA11). Cut it afterwards, never before.
 */
export function seenText(access: Access, contact: Contact, text: string): string {
  return hideAddresses(text, hiddenFrom(access, contact));
}

/** A contact's name, phone and email as a person may see them. The name is empty where no part may be seen. */
export function seenContact(access: Access, { name, phone, email }: Contact): NamedContact {
  const views = mask(access, { phone, email });
  return { name: nameWithout(hiddenFrom(access, { name, phone, email })), ...views };
}

/** Whether any field of contacts is masked for a person. */
export function hasMasks(access: Access): boolean {
  return unmaskedFields(access).length < access.compiled.model.catalogue.maskedFields.length;
}

/** A contact's name for records that fully restricted people read: the audit log (MA4, MA10). */
export function recordedName(contact: Contact): string {
  return nameWithout({ name: contact.name, phone: contact.phone ?? '', email: contact.email ?? '' });
}

function hiddenFrom(access: Access, { name, phone, email }: Contact): Hidden {
  const open = unmaskedFields(access);
  const hidden = (field: MaskedField, value: string | null) => (open.includes(field) ? null : (value ?? ''));
  return { name, phone: hidden('phone', phone), email: hidden('email', email) };
}

/** A name that is an address counts as empty, even if the contact has another address. */
function nameWithout(hidden: Hidden): string {
  const { name, phone, email } = hidden;
  const folded = foldText(name).text;
  const isNumber = phone !== null && folded.replace(/\D/g, '').length >= 7 && !/\p{L}/u.test(folded);
  const isAddress = email !== null && /^\s*[^\s@]+@[^\s@]+\s*$/.test(folded);
  if (isNumber || isAddress) return '';
  const shown = hideAddresses(name, hidden);
  return /[\p{L}\p{N}]/u.test(shown) ? shown : shown === name ? name : '';
}
