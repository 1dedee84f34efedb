'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { Button } from '@/components/ui/button';
import { chipClass } from '@/components/ui/chip';
import { X } from '@/components/ui/icons';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { useContactsPage } from './contacts-page-context';
import { ListMenu } from './list-menu';
import { useListActs } from './use-list-acts';

/** The lists of a contact; people who may change the contact add and remove lists. */
export function ContactLists(props: { contact: ContactView; on: readonly { id: string; name: string }[] }) {
  const t = useTranslations('contacts.lists');
  const { workspace, can } = useContactsPage();
  const { contact, on } = props;
  const acts = useListActs([contact.id]);
  const mayChange = contact.may.update.allowed;
  if (can['view-list'].state !== 'open') return null;
  return (
    <section className="border-t pt-4">
      <h3 className="type-12 mb-2 text-ink-2">{t('title')}</h3>
      <ul className="mb-2 flex flex-wrap gap-2">
        {on.map(({ id, name }) => (
          <li key={id} className={chipClass}>
            <Link href={`/w/${workspace}/contacts?list=${id}`} className="truncate hover:underline">
              {name}
            </Link>
            {mayChange && (
              <button
                type="button"
                aria-label={t('takeOff', { name })}
                disabled={acts.isBusy}
                onClick={() => acts.remove(id)}
                className="-mr-1.5 grid size-6 place-items-center rounded-1 hover:bg-press"
              >
                <X className="icon-12" aria-hidden />
              </button>
            )}
          </li>
        ))}
        {on.length === 0 && <li className="text-ink-3">{t('onNone')}</li>}
      </ul>
      {mayChange && (
        <ListMenu
          without={on.map(({ id }) => id)}
          add={acts.add}
          trigger={<Button size="sm" busy={acts.isBusy} />}
        />
      )}
    </section>
  );
}
