'use client';

import { useTranslations } from 'next-intl';
import type { FieldView } from '@/lib/access/masking/mask';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { useContactsPage } from '../../contacts-page-context';
import { useFieldWords } from '../../use-field-words';

/** A field in which two contacts can differ: the value of each as text, null for none. */
export interface Part {
  id: 'name' | 'phone' | 'email' | 'lifecycle' | 'place' | `field.${string}`;
  label: string;
  kept: string | null;
  other: string | null;
}

/** Every field in which two contacts can differ, including custom fields where either has a value. */
export function useMergeParts(survivor: ContactView, gone: ContactView): Part[] {
  const t = useTranslations('contacts');
  const { fields } = useContactsPage();
  const words = useFieldWords();
  const shown = (view: FieldView) => (view.state === 'shown' ? view.value : null);
  const both = (id: Part['id'], label: string, of: (contact: ContactView) => string | null): Part => ({
    id,
    label,
    kept: of(survivor),
    other: of(gone),
  });
  const own = fields.map(({ id, name }) =>
    both(`field.${id}`, name, (contact) => {
      const value = contact.fields[id];
      return value === undefined ? null : words.kept(id, value);
    }),
  );
  return [
    both('name', t('name'), ({ name }) => name || null),
    both('phone', t('phone'), ({ phone }) => shown(phone)),
    both('email', t('email'), ({ email }) => shown(email)),
    both('lifecycle', t('lifecycle'), ({ lifecycle }) => lifecycle && words.stage(lifecycle)),
    both('place', t('assignedToHead'), ({ assignee, team }) => {
      const names = [assignee?.name, team?.name].filter((name) => name !== undefined);
      return names.length > 0 ? names.join(' · ') : null;
    }),
    ...own.filter(({ kept, other }) => kept !== null || other !== null),
  ];
}
