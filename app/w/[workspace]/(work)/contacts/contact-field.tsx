'use client';

import { useTranslations } from 'next-intl';
import { FieldValue } from '@/components/work/field-value';
import type { MaskedField } from '@/lib/policy/model';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { AddField } from './add-field';

/** A phone or email: the value as far as the viewer may see it, a button to add it, or a note that it is missing. */
export function ContactField({ contact, field }: { contact: ContactView; field: MaskedField }) {
  const t = useTranslations('contacts');
  if (contact[field].state !== 'missing') return <FieldValue field={field} view={contact[field]} />;
  if (contact.may[field].allowed) return <AddField contact={contact} field={field} />;
  return <span className="text-ink-3">{t('none')}</span>;
}
