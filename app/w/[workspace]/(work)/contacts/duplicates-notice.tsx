'use client';

import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { Callout } from '@/components/ui/callout';
import { useContactName } from '@/components/work/contact-name';
import type { Duplicate } from '@/lib/work/contacts/find-duplicates';
import { useContactsPage } from './contacts-page-context';

/** The contacts with the same phone or email, opened in a new tab, and a button to save anyway. */
export function DuplicatesNotice(props: { duplicates: readonly Duplicate[]; goOn: () => void }) {
  const t = useTranslations('contacts');
  const nameOf = useContactName();
  const { workspace } = useContactsPage();
  if (props.duplicates.length === 0) return null;
  return (
    <Callout role="alert">
      <p>{t('duplicates.title', { count: props.duplicates.length })}</p>
      <ul className="my-2 grid gap-1">
        {props.duplicates.map(({ id, field, ...contact }) => (
          <li key={id}>
            {t.rich(field === 'phone' ? 'duplicates.byPhone' : 'duplicates.byEmail', {
              contact: nameOf(contact),
              link: (name) => (
                <a
                  href={`/w/${workspace}/contacts/${id}`}
                  target="_blank"
                  rel="noreferrer"
                  className="font-medium text-accent underline"
                >
                  {name}
                </a>
              ),
            })}
          </li>
        ))}
      </ul>
      <Button size="sm" onClick={props.goOn}>
        {t('duplicates.goOn')}
      </Button>
    </Callout>
  );
}
