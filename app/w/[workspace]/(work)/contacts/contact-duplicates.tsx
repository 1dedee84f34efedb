'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { useContactName } from '@/components/work/contact-name';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import type { Duplicate } from '@/lib/work/contacts/find-duplicates';
import { useContactsPage } from './contacts-page-context';

/** Contacts with the same phone or email, probably the same person, with a link to merge for people who may. */
export function ContactDuplicates({
  contact,
  duplicates,
}: {
  contact: ContactView;
  duplicates: readonly Duplicate[];
}) {
  const t = useTranslations('contacts');
  const nameOf = useContactName();
  const { workspace, can, masked } = useContactsPage();
  const mayMerge = can.delete.state === 'open' && masked.length === 0;
  if (duplicates.length === 0) return null;
  const base = `/w/${workspace}/contacts`;
  return (
    <section className="border-t pt-4">
      <h3 className="type-12 mb-2 text-ink-2">{t('duplicateList.ofContact')}</h3>
      <ul className="grid gap-2">
        {duplicates.map(({ id, field, ...duplicate }) => (
          <li key={id} className="flex flex-wrap items-center gap-2">
            <Link href={`${base}/${id}`} className="min-w-0 truncate font-medium hover:underline">
              {nameOf(duplicate)}
            </Link>
            <span className="type-13 text-ink-2">
              {field === 'phone' ? t('duplicateList.samePhone') : t('duplicateList.sameEmail')}
            </span>
            {mayMerge && (
              <ButtonLink size="sm" href={`${base}/${contact.id}/merge?with=${id}`}>
                {t('merge.with', { name: nameOf(duplicate) })}
              </ButtonLink>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
