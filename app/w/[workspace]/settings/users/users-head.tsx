'use client';

import { Plus } from 'lucide-react';
import { useFormatter, useTranslations } from 'next-intl';
import { Suspense, use } from 'react';
import { LockedButton } from '@/components/lock/locked-button';
import { PageHead } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { standing } from '@/lib/policy/might-ever';
import type { MemberPage } from '@/lib/services/members/list';
import { ExportButton } from './export-button';
import { useUserDialogs } from './user-dialogs';
import { useUsersPlace } from './users-place';

/** Title, who is here in numbers, Export and Add user. */
export function UsersHead({ members }: { members: Promise<MemberPage> }) {
  const t = useTranslations('users');
  return (
    <PageHead
      title={t('title')}
      count={
        <Suspense>
          <Total members={members} />
        </Suspense>
      }
      facts={
        <Suspense fallback={<>&nbsp;</>}>
          <Facts members={members} />
        </Suspense>
      }
      secondary={<ExportButton />}
      primary={<AddUserButton />}
    />
  );
}

function Total({ members }: { members: Promise<MemberPage> }) {
  const format = useFormatter();
  return format.number(use(members).counts.all);
}

function Facts({ members }: { members: Promise<MemberPage> }) {
  const t = useTranslations('users');
  const { online, pending, suspended } = use(members).counts;
  const facts = [t('onlineCount', { count: online }), t('pendingCount', { count: pending })];
  if (suspended > 0) facts.push(t('suspendedCount', { count: suspended }));
  return facts.join(' · ');
}

function AddUserButton() {
  const t = useTranslations('users');
  const { access } = useUsersPlace();
  const dialogs = useUserDialogs();
  const { state, decision } = standing(access, 'users.invite');
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton label={t('addUser')} decision={decision} />;
  return (
    <Button variant="primary" icon={<Plus />} onClick={dialogs.add}>
      {t('addUser')}
    </Button>
  );
}
