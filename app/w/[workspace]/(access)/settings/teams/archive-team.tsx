'use client';

import { useTranslations } from 'next-intl';
import { useState } from 'react';
import { Confirmation } from '@/components/form/confirmation';
import { useCloseRoute } from '@/components/shell/dialog-route';
import { DialogHead } from '@/components/ui/dialog';
import { toastUndo } from '@/components/ui/toast';
import type { ArchivePreview } from '@/lib/access/teams/preview-archive';
import { archiveTeamAction } from './actions';
import { StaleTeam } from './stale-team';
import { useRestoreTeam } from './use-restore-team';

/** Archives a team; shows in numbers what happens to its contacts and members. */
export function ArchiveTeam({ preview, workspace }: { preview: ArchivePreview; workspace: string }) {
  const t = useTranslations('teams');
  const close = useCloseRoute();
  const restore = useRestoreTeam(workspace);
  const { team } = preview;
  const teamId = team.id;
  const [version, setVersion] = useState(team.version);
  const leave = () => {
    toastUndo(t('archivedNow', { name: team.name }), { label: t('undo'), undo: () => void restore(team) });
    close();
  };
  return (
    <Confirmation
      head={<DialogHead title={t('archiveTitle', { name: team.name })} />}
      label={t('archive')}
      act={() => archiveTeamAction({ workspace, teamId, version })}
      onDone={leave}
      stale={
        <StaleTeam workspace={workspace} teamId={teamId} onRead={(now) => setVersion(now.team.version)} />
      }
    >
      <Consequences preview={preview} />
      <p className="text-ink-2">{t('archiveNote')}</p>
    </Confirmation>
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
