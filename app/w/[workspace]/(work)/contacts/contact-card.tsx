'use client';

import { useFormatter, useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Avatar } from '@/components/ui/avatar';
import { Badge } from '@/components/ui/badge';
import { AssignMenu } from '@/components/work/assign-menu';
import { Assignee } from '@/components/work/assignee';
import { useContactName } from '@/components/work/contact-name';
import type { ContactView } from '@/lib/work/contacts/contact-view';
import { ContactField } from './contact-field';
import { useContactsPage } from './contacts-page-context';
import { EditContactButton } from './edit-contact-button';
import { useAssignContact } from './use-assign-contact';
import { useFieldWords } from './use-field-words';

/** The fields of a contact as far as the viewer sees them, and its assignee. */
export function ContactCard({ contact }: { contact: ContactView }) {
  const t = useTranslations('contacts');
  const nameOf = useContactName();
  const format = useFormatter();
  const { assignable, fields, beside } = useContactsPage();
  const words = useFieldWords();
  const assign = useAssignContact(contact);
  return (
    <div className="grid gap-4">
      <div className="grid gap-3">
        <Avatar of="contact" id={contact.id} name={contact.name} size={56} />
        <div>
          <div className="flex items-center gap-1">
            <h2 className="type-16 min-w-0 break-words">{nameOf(contact)}</h2>
            {contact.may.update.allowed && <EditContactButton contact={contact} />}
          </div>
          <p className="type-13 text-ink-2">
            {t('since', { date: format.dateTime(contact.createdAt, { month: 'long', year: 'numeric' }) })}
          </p>
        </div>
      </div>
      <dl className="grid gap-1">
        <Line label={t('phone')}>
          <ContactField contact={contact} field="phone" />
        </Line>
        <Line label={t('email')}>
          <ContactField contact={contact} field="email" />
        </Line>
        <Line label={t('assignedToHead')}>
          {contact.may.assign.allowed ? (
            <AssignMenu of={nameOf(contact)} current={contact} assignable={assignable} assign={assign} />
          ) : (
            <Assignee {...contact} />
          )}
        </Line>
        {beside.teams && (
          <Line label={t('team')}>
            {contact.team ? contact.team.name : <span className="text-ink-3">{t('noTeam')}</span>}
          </Line>
        )}
        {contact.unsubscribedAt && (
          <Line label={t('messages')}>
            <Badge>
              {t('unsubscribed', { date: format.dateTime(contact.unsubscribedAt, { dateStyle: 'medium' }) })}
            </Badge>
          </Line>
        )}
        {contact.lifecycle && <Line label={t('lifecycle')}>{words.stage(contact.lifecycle)}</Line>}
        {fields.map(({ id, name }) => {
          const value = contact.fields[id];
          if (value === undefined) return null;
          return (
            <Line key={id} label={name}>
              <span className="min-w-0 break-words">{words.kept(id, value)}</span>
            </Line>
          );
        })}
      </dl>
    </div>
  );
}

function Line({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="grid min-h-8 grid-cols-[88px_minmax(0,1fr)] items-center gap-2">
      <dt className="min-w-0 break-words text-ink-2">{label}</dt>
      <dd className="flex min-w-0 [&_.email]:wrap-anywhere [&_.email]:whitespace-normal">{children}</dd>
    </div>
  );
}
