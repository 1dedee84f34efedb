import type { FieldView } from '@/lib/policy/mask';
import type { ContactView } from '@/lib/services/contacts/view';

/** The fields of a contact that can be typed. */
export type TypedField = 'name' | 'phone' | 'email';

/** What a form may hold of a contact: nothing of a masked field, so that nothing of it is sent back (S1.26). */
export function shownValues({ name, phone, email }: Pick<ContactView, TypedField>): {
  name: string;
  phone?: string;
  email?: string;
} {
  return { name, ...shown('phone', phone), ...shown('email', email) };
}

function shown(field: 'phone' | 'email', view: FieldView) {
  if (view.state === 'masked') return {};
  return { [field]: view.state === 'shown' ? view.value : '' };
}
