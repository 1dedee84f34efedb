import type { FieldView } from '@/lib/access/masking/mask';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { typedCustomValue } from '@/lib/work/contacts/custom-field';

/** An editable field of a contact; a custom field by the path of its input. */
export type TypedField = 'name' | 'phone' | 'email' | 'lifecycle' | `fields.${string}`;

type Shown = Pick<ContactView, 'name' | 'phone' | 'email' | 'lifecycle' | 'fields'>;

/** The form values of a contact: without masked fields, so that nothing of them is sent back (S1.26). */
export function shownValues(
  { name, phone, email, lifecycle, fields }: Shown,
  own: readonly { id: string }[],
) {
  return {
    name,
    ...shown('phone', phone),
    ...shown('email', email),
    lifecycle: lifecycle ?? ('' as const),
    fields: Object.fromEntries(own.map(({ id }) => [id, typedCustomValue(fields[id])])),
  };
}

/** The same by the paths of the inputs. */
export function shownByPath(
  contact: Shown,
  own: readonly { id: string }[],
): Partial<Record<TypedField, string>> {
  const { fields, ...plain } = shownValues(contact, own);
  const paths = Object.entries(fields).map(([id, value]) => [`fields.${id}`, value]);
  return { ...plain, ...Object.fromEntries(paths) };
}

/**
 * The changed custom fields only: an unchanged value may be partly masked, or no longer among the choices, and must
 * not be written back.
 */
export function changedFields(
  contact: Shown,
  typed: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const isChanged = ([id, value]: [string, string]) => value !== typedCustomValue(contact.fields[id]);
  return Object.fromEntries(Object.entries(typed).filter(isChanged));
}

function shown(field: 'phone' | 'email', view: FieldView): { phone?: string; email?: string } {
  if (view.state === 'masked') return {};
  return { [field]: view.state === 'shown' ? view.value : '' };
}
