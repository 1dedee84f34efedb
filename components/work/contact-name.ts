import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import type { FieldView } from '@/lib/access/masking/mask';
import type { NamedContact } from '@/lib/access/masking/seen-contact';

/**
 * The display name of a contact: its name, or else its address as far as the viewer may see it (S1.26, MA11).
 *
 * @param noName the text `contacts.noName`
 */
export function contactName(noName: string, { name, phone, email }: NamedContact): string {
  if (name) return name;
  const address = written(phone, ' ••• ') ?? written(email, '•••@•••.');
  return address ? `${noName} (${address})` : noName;
}

/** `contactName` in the language of the page. */
export function useContactName(): (contact: NamedContact) => string {
  const t = useTranslations('contacts');
  return useCallback((contact) => contactName(t('noName'), contact), [t]);
}

function written(view: FieldView, dots: string): string | null {
  if (view.state === 'missing') return null;
  if (view.state === 'shown') return view.value;
  const { start, end } = view.hint;
  return start || end ? `${start}${dots}${end}`.trim() : null;
}
