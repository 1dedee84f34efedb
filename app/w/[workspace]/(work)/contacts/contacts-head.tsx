'use client';

import { useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { PageHead } from '@/components/shell/page';
import { CountText } from '@/components/ui/count-text';
import type { ContactCounts } from '@/lib/work/contacts/list/count-contacts';
import { AddContactButton, ListActions } from './contacts-actions';
import { useContactsPage } from './contacts-page-context';

/** Title, count and actions of the list. */
export function ContactsHead(props: { title: string; counts: Promise<ContactCounts>; hasActions: boolean }) {
  const { title, counts } = props;
  return (
    <PageHead
      title={title}
      count={
        <Suspense>
          <Total counts={counts} />
        </Suspense>
      }
      facts={
        <Suspense fallback={<>&nbsp;</>}>
          <Facts counts={counts} />
        </Suspense>
      }
      secondary={props.hasActions && <ListActions />}
      primary={<AddContactButton />}
    />
  );
}

function Total({ counts }: { counts: Promise<ContactCounts> }) {
  return <CountText {...use(counts).all} />;
}

function Facts({ counts }: { counts: Promise<ContactCounts> }) {
  const t = useTranslations('contacts');
  const { mine, team } = use(counts);
  const { beside } = useContactsPage();
  if (mine.isMore || team.isMore) return <>&nbsp;</>;
  if (!beside.teams) return t('mineFacts', { mine: mine.count });
  return t('facts', { mine: mine.count, team: team.count });
}
