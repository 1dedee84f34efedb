'use client';

import { useTranslations } from 'next-intl';
import { useEffect, useState, useTransition } from 'react';
import { FormError } from '@/components/form/form-error';
import { Button } from '@/components/ui/button';
import {
  Dialog,
  DialogBody,
  DialogClose,
  DialogContent,
  DialogFoot,
  DialogHead,
} from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toastUndo } from '@/components/ui/toast';
import type { ActionError } from '@/lib/action-result';
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
  const [version, setVersion] = useState(team.version);
  const [preview, setPreview] = useState<ArchivePreview | null>(null);
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, startTransition] = useTransition();

  useEffect(() => {
    let isWanted = true;
    void previewArchiveAction({ workspace, teamId: team.id }).then((result) => {
      if (!isWanted) return;
      if (result.ok) setPreview(result.data);
      else setError(result.error);
    });
    return () => {
      isWanted = false;
    };
  }, [workspace, team.id]);

  function archive() {
    setError(null);
    startTransition(async () => {
      const result = await archiveTeamAction({ workspace, teamId: team.id, version });
      if (!result.ok) return setError(result.error);
      toastUndo(t('archivedNow', { name: team.name }), { label: t('undo'), undo: () => restore(team) });
      close();
    });
  }

  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        <DialogHead title={t('archiveTitle', { name: team.name })} />
        <DialogBody>
          {preview ? <Consequences preview={preview} /> : !error && <Skeleton className="my-2 w-64" />}
          <p className="text-ink-2">{t('archiveNote')}</p>
          {error?.kind === 'stale' ? (
            <StaleTeam
              workspace={workspace}
              teamId={team.id}
              onRead={(now) => setVersion(now.team.version)}
            />
          ) : (
            <FormError error={error} />
          )}
        </DialogBody>
        <DialogFoot>
          <DialogClose render={<Button size="lg" />}>{t('cancel')}</DialogClose>
          <Button size="lg" variant="danger" busy={isBusy} disabled={!preview} onClick={archive}>
            {t('archive')}
          </Button>
        </DialogFoot>
      </DialogContent>
    </Dialog>
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
