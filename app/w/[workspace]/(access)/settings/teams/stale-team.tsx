'use client';

import { useTranslations } from 'next-intl';
import { FormError } from '@/components/form/form-error';
import { useAnswer } from '@/components/form/use-answer';
import { Callout } from '@/components/ui/callout';
import type { TeamDetail } from '@/lib/access/teams/describe-team';
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
  const { data: now, error } = useAnswer(() => describeTeamAction({ workspace, teamId }), onRead);

  if (!now) return <FormError error={error} />;
  const { team, people, changedBy } = now;
  return (
    <Callout tone="error" role="alert">
      <b>{changedBy ? t('title', { name: changedBy }) : t('titleUnknown')}</b>
      <p>{t('now', { team: team.name, people: people.map(({ name }) => name).join(', ') || '–' })}</p>
      <p>{team.isArchived ? t('archived') : t('kept')}</p>
    </Callout>
  );
}
