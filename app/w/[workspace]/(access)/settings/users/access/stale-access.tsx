'use client';

import { useTranslations } from 'next-intl';
import { StaleNotice } from '@/components/form/stale-notice';
import type { LatestChange } from '@/lib/access/members/list/latest-change';
import type { MemberView } from '@/lib/access/members/member-view';
import { latestChangeAction } from '../actions';
import { useUsersPage } from '../users-page-context';
import { useAccessWords } from './access-words';

/** Another person changed the access first: what it is now and what it was. The choice made here stays. */
export function StaleAccess({
  member,
  onRead,
}: {
  member: MemberView;
  onRead: (latest: LatestChange) => void;
}) {
  const t = useTranslations('users');
  const words = useAccessWords();
  const { workspace } = useUsersPage();
  return (
    <StaleNotice
      read={() => latestChangeAction({ workspace: workspace.slug, memberId: member.id })}
      onRead={onRead}
      versionOf={({ member: now, change }) => ({
        by: change?.by,
        versions: [
          {
            field: t('accessLevel'),
            saved: words(now),
            before: change?.before ? words(change.before) : undefined,
          },
        ],
      })}
    />
  );
}
