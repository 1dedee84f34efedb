import type { FieldView } from '@/lib/access/masking/mask';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { typedCustomValue } from '@/lib/work/contacts/custom-field';

/** A field of a contact that can be typed; one of the workspace's own by the path of its input. */
export type TypedField = 'name' | 'phone' | 'email' | 'lifecycle' | `fields.${string}`;

type Shown = Pick<ContactView, 'name' | 'phone' | 'email' | 'lifecycle' | 'fields'>;

/** What a form may hold of a contact: nothing of a masked field, so that nothing of it is sent back (S1.26). */
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
 * Of the workspace's own fields those that were changed: what stands there unchanged may be half hidden, or no
 * longer among the choices, and is not the form's to write.
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
