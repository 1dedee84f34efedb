'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import type { LatestChange } from '@/lib/access/members/list/latest-change';
import type { MemberView } from '@/lib/access/members/list/member-view';
import { useAccessWords } from './access-words';
import { latestChangeAction } from './actions';
import { useUsersPage } from './users-page-context';

/** The member as last read: as the dialog opened, until an edit came too late. */
export function useLatest(member: MemberView) {
  const { workspace } = useUsersPage();
  const [latest, setLatest] = useState<LatestChange | null>(null);
  return {
    current: latest?.member ?? member,
    change: latest?.change ?? null,
    isRead: latest !== null,
    read: async () => {
      const answer = await latestChangeAction({ workspace: workspace.slug, memberId: member.id });
      if (answer.ok) setLatest(answer.data);
      return answer.ok ? answer.data.member.version : null;
    },
  };
}

/** Someone else was faster (RO7): who, what it is now, what it was; the choice made here is kept. */
export function StaleNotice({
  latest,
  onRead,
}: {
  latest: ReturnType<typeof useLatest>;
  /** Gets the version that the next Update builds on. */
  onRead: (version: number) => void;
}) {
  const t = useTranslations('users.stale');
  const words = useAccessWords();
  const { current, change, isRead } = latest;
  const read = useEffectEvent(async () => {
    const version = await latest.read();
    if (version !== null) onRead(version);
  });
  useEffect(() => {
    void read();
  }, []);

  if (!isRead) return null;
  const access = words(current);
  const before = change?.before && words(change.before);
  return (
    <Callout tone="error" role="alert">
      <b>{change?.by ? t('title', { name: change.by }) : t('titleUnknown')}</b>
      <p>{before ? t('now', { access, before }) : t('nowOnly', { access })}</p>
      <p>{t('kept')}</p>
    </Callout>
  );
}
