'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { useMemo } from 'react';
import { columnsOf } from '@/components/data-table/columns';
import { Badge } from '@/components/ui/badge';
import { Person } from '@/components/ui/person';
import { RelativeTime } from '@/components/ui/relative-time';
import { AssignMenu } from '@/components/work/assign-menu';
import { Assignee } from '@/components/work/assignee';
import { Channel } from '@/components/work/channel';
import { useContactName } from '@/components/work/contact-name';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { ContactField } from './contact-field';
import { ContactMenu } from './contact-menu';
import { useContactsPage } from './contacts-page-context';
import { useAssignContact } from './use-assign-contact';

const column = columnsOf<ContactView>();

/** The columns of a list of contacts. */
export function useContactColumns() {
  const t = useTranslations('contacts');
  const { workspace, beside } = useContactsPage();
  const nameOf = useContactName();
  return useMemo(
    () =>
      [
        column.accessor(({ name }): unknown => name, {
          id: 'name',
          enableSorting: true,
          meta: { label: t('contact'), namesRow: true, phone: 'lead' },
          cell: ({ row: { original } }) => (
            <Person
              avatar={{ of: 'contact', id: original.id, name: original.name }}
              name={
                <Link href={`/w/${workspace}/contacts/${original.id}`} className="truncate hover:underline">
                  {nameOf(original)}
                </Link>
              }
              badges={original.unsubscribedAt && <Badge>{t('unsubscribedBadge')}</Badge>}
              second={original.last && <span className="truncate">{original.last.preview}</span>}
            />
          ),
        }),
        column.display({
          id: 'phone',
          meta: { label: t('phone'), width: 152, phone: 'line' },
          cell: ({ row }) => <ContactField contact={row.original} field="phone" />,
        }),
        column.display({
          id: 'email',
          meta: { label: t('email') },
          cell: ({ row }) => <ContactField contact={row.original} field="email" />,
        }),
        column.display({
          id: 'assignee',
          meta: { label: t('assignedToHead'), width: 196 },
          cell: ({ row }) => <AssigneeCell contact={row.original} />,
        }),
        column.display({
          id: 'channel',
          meta: { label: t('channel'), width: 112, wideOnly: true },
          cell: ({ row }) => row.original.last && <Channel channel={row.original.last.channel} />,
        }),
        column.display({
          id: 'last',
          meta: { label: t('lastMessage'), width: 132, phone: 'end' },
          cell: ({ row }) =>
            row.original.last && (
              <RelativeTime at={row.original.last.at} className="whitespace-nowrap text-ink-2" />
            ),
        }),
        column.display({
          id: 'actions',
          meta: { label: t('actions'), width: 68, silentHead: true, align: 'end' },
          cell: ({ row }) => <ContactMenu contact={row.original} />,
        }),
      ].filter(({ id }) => beside.conversations || (id !== 'channel' && id !== 'last')),
    [t, nameOf, workspace, beside.conversations],
  );
}

function AssigneeCell({ contact }: { contact: ContactView }) {
  const { assignable } = useContactsPage();
  const assign = useAssignContact(contact);
  const nameOf = useContactName();
  if (!contact.may.assign.allowed) return <Assignee {...contact} />;
  return <AssignMenu of={nameOf(contact)} current={contact} assignable={assignable} assign={assign} />;
}
