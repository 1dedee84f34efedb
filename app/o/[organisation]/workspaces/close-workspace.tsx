'use client';

import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Confirmation } from '@/components/form/confirmation';
import { useAnswer } from '@/components/form/use-answer';
import { DialogHead } from '@/components/ui/dialog';
import { Skeleton } from '@/components/ui/skeleton';
import { toastUndo } from '@/components/ui/toast';
import type { OrganisationWorkspace } from '@/lib/access/organisation-workspaces/list-workspaces';
import type { ClosingPreview } from '@/lib/access/organisation-workspaces/preview-closing';
import { closeWorkspaceAction, previewClosingAction } from './actions';

/** Closes a workspace; shows in numbers what that puts out of reach before the act. */
export function CloseWorkspace(props: {
  workspace: OrganisationWorkspace;
  organisation: string;
  calls: 'workspace' | 'account';
  reopen: (workspace: OrganisationWorkspace) => Promise<void>;
  close: () => void;
}) {
  const t = useTranslations('organisationWorkspaces');
  const { workspace, organisation, calls, reopen, close } = props;
  const { name } = workspace;
  const input = { organisation, workspaceId: workspace.id };
  const { data: preview, error } = useAnswer(() => previewClosingAction(input));
  const leave = () => {
    toastUndo(t('closed', { name }), { label: t('undo'), undo: () => void reopen(workspace) });
    close();
  };
  return (
    <Confirmation
      head={<DialogHead title={t('closeTitle', { name })} />}
      label={t('close')}
      act={() => closeWorkspaceAction(input)}
      onDone={leave}
      error={error}
      isReady={preview !== null}
    >
      {preview ? (
        <Consequences preview={preview} calls={calls} />
      ) : (
        !error && <Skeleton className="my-2 w-64" />
      )}
      <p className="text-ink-2">{t('closeNote', { calls })}</p>
    </Confirmation>
  );
}

function Consequences({ preview, calls }: { preview: ClosingPreview; calls: 'workspace' | 'account' }) {
  const t = useTranslations('organisationWorkspaces');
  const b = (words: ReactNode) => <b className="font-semibold">{words}</b>;
  const { workspaces, people, invited, ...work } = preview;
  const lines = ['contacts', 'openConversations', 'pixels', 'runningSendings', 'apiKeys'] as const;
  return (
    <ul className="grid gap-1.5" aria-label={t('consequences')}>
      {workspaces > 1 && <li>{t.rich('effects.below', { count: workspaces - 1, calls, b })}</li>}
      <li>{t.rich('effects.people', { count: people, b })}</li>
      {invited > 0 && <li>{t.rich('effects.invited', { count: invited, b })}</li>}
      {lines
        .filter((line) => work[line] > 0)
        .map((line) => (
          <li key={line}>{t.rich(`effects.${line}`, { count: work[line], b })}</li>
        ))}
    </ul>
  );
}
