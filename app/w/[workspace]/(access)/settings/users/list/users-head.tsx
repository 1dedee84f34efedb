'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import { Plus } from '@/components/ui/icons';
import type { MemberCounts } from '@/lib/access/members/list/count-members';
import { availability } from '@/lib/policy/might-ever';
import { useUserAddresses } from '../use-user-addresses';
import { useUserWords } from '../use-user-words';
import { useUsersPage } from '../users-page-context';
import { ExportButton } from './export-button';
import { InviteManyLink } from './invite-many-link';
import { InviteToAccountsButton } from './invite-to-accounts-button';

/** Title, numbers of members, Export and Add user. */
export function UsersHead({ counts }: { counts: Promise<MemberCounts> }) {
  const words = useUserWords();
  return (
    <PageHead
      title={words.title}
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
      secondary={
        <>
          <InviteManyLink />
          <InviteToAccountsButton />
          <ExportButton />
        </>
      }
      primary={<AddUserButton />}
    />
  );
}

function Total({ counts }: { counts: Promise<MemberCounts> }) {
  const format = useFormatter();
  return format.number(use(counts).all);
}

function Facts({ counts }: { counts: Promise<MemberCounts> }) {
  const t = useTranslations('users');
  const { online, pending, suspended } = use(counts);
  const facts = [t('onlineCount', { count: online })];
  if (pending > 0) facts.push(t('pendingCount', { count: pending }));
  if (suspended > 0) facts.push(t('suspendedCount', { count: suspended }));
  return facts.join(' · ');
}

/** Adds a member: by email, or, where people have accounts, on the page that creates one (S4.5). */
function AddUserButton() {
  const words = useUserWords();
  const { access, model, workspace } = useUsersPage();
  const addresses = useUserAddresses();
  const { state, decision } = availability(access, 'users.invite');
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={words.add} decision={decision} />;
  const href = model.features.includes('profiles')
    ? `/w/${workspace.slug}/settings/users/new`
    : addresses.invite;
  return (
    <ButtonLink variant="primary" icon={<Plus />} href={href} prefetch={false}>
      {words.add}
    </ButtonLink>
  );
}
