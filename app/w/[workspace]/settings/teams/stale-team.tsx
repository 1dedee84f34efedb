'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useEffectEvent, useState } from 'react';
import { Callout } from '@/components/ui/callout';
import type { TeamDetail } from '@/lib/services/teams/describe';
import { describeTeamAction } from './actions';

/** Someone else was faster: who, and what the team is now. What was typed here is kept; the next try builds on it. */
export function StaleTeam(props: {
  workspace: string;
  teamId: string;
  /** Gets the team that the next try builds on. */
  onRead: (now: TeamDetail) => void;
}) {
  const t = useTranslations('teams.stale');
  const { workspace, teamId, onRead } = props;
  const [now, setNow] = useState<TeamDetail | null>(null);
  const read = useEffectEvent(async () => {
    const answer = await describeTeamAction({ workspace, teamId });
    if (!answer.ok) return;
    setNow(answer.data);
    onRead(answer.data);
  });
  useEffect(() => {
    void read();
  }, []);

  if (!now) return null;
  const { team, people, changedBy } = now;
  return (
    <Callout tone="error" role="alert">
      <b>{changedBy ? t('title', { name: changedBy }) : t('titleUnknown')}</b>
      <p>{t('now', { team: team.name, people: people.map(({ name }) => name).join(', ') || '–' })}</p>
      <p>{team.isArchived ? t('archived') : t('kept')}</p>
    </Callout>
  );
}
