'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/form/confirmation';
import { useAnswer } from '@/components/form/use-answer';
import { DialogHead } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toastUndo } from '@/components/ui/toast';
import type { ArchivePreview } from '@/lib/services/teams/preview-archive';
import type { TeamView } from '@/lib/services/teams/view';
import { archiveTeamAction, previewArchiveAction } from './actions';
import { StaleTeam } from './stale-team';

/** Putting a team away: what becomes of its contacts and people, in counts, before the act. */
export function ArchiveTeamDialog(props: {
  team: TeamView;
  workspace: string;
  restore: (team: TeamView) => void;
  close: () => void;
}) {
  const t = useTranslations('teams');
  const { team, workspace, restore, close } = props;
  const teamId = team.id;
  const [version, setVersion] = useState(team.version);
  const { data: preview, error } = useAnswer(() => previewArchiveAction({ workspace, teamId }));
  const leave = () => {
    toastUndo(t('archivedNow', { name: team.name }), { label: t('undo'), undo: () => restore(team) });
    close();
  };
  return (
    <ConfirmDialog
      head={<DialogHead title={t('archiveTitle', { name: team.name })} />}
      label={t('archive')}
      act={() => archiveTeamAction({ workspace, teamId, version })}
      onDone={leave}
      onClose={close}
      error={error}
      stale={
        <StaleTeam workspace={workspace} teamId={teamId} onRead={(now) => setVersion(now.team.version)} />
      }
      isReady={preview !== null}
    >
      {preview ? <Consequences preview={preview} /> : !error && <Skeleton className="my-2 w-64" />}
      <p className="text-ink-2">{t('archiveNote')}</p>
    </ConfirmDialog>
  );
}

function Consequences({ preview: { team, kept, freed } }: { preview: ArchivePreview }) {
  const t = useTranslations('teams');
  const b = (words: React.ReactNode) => <b className="font-semibold">{words}</b>;
  return (
    <ul className="grid gap-1.5" aria-label={t('consequences')}>
      <li>{t.rich('consequenceKept', { count: kept, b })}</li>
      <li>{t.rich('consequenceFreed', { count: freed, b })}</li>
      <li>{t.rich('consequencePeople', { count: team.people.total, b })}</li>
    </ul>
  );
}
