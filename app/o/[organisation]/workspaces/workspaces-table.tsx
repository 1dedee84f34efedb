'use client';

import { SearchX } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { use, useCallback, useState } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import type { OrganisationWorkspace } from '@/lib/access/organisation-workspaces/list-workspaces';
import { reopenWorkspaceAction } from './actions';
import { CloseWorkspace } from './close-workspace';
import { RenameWorkspaceForm } from './rename-workspace-form';
import { useWorkspaceColumns, type WorkspaceAct } from './workspace-columns';
import { WorkspaceMenu } from './workspace-menu';

interface WorkspacesTableProps {
  workspaces: Promise<OrganisationWorkspace[]>;
  /** The ids of the workspaces that the reader can enter. */
  entered: Promise<string[]>;
  organisation: string;
  /** The access model's word for a workspace. */
  calls: 'workspace' | 'account';
  q: string;
}

/** The workspaces of the organisation as a table, with the dialogs that their rows open. */
export function WorkspacesTable(props: WorkspacesTableProps) {
  const t = useTranslations('organisationWorkspaces');
  const { organisation, calls, q } = props;
  const workspaces = use(props.workspaces);
  const entered = use(props.entered);
  const [opened, setOpened] = useState<{ act: WorkspaceAct; workspace: OrganisationWorkspace } | null>(null);
  const fail = useFailureToast();
  const close = () => setOpened(null);

  const reopen = useCallback(
    async ({ id: workspaceId, name }: OrganisationWorkspace) => {
      const result = await reopenWorkspaceAction({ organisation, workspaceId });
      if (result.ok) toast(t('reopened', { name }));
      else fail(result.error);
    },
    [organisation, t, fail],
  );
  const act = useCallback(
    (what: WorkspaceAct, workspace: OrganisationWorkspace) => {
      if (what === 'reopen') void reopen(workspace);
      else setOpened({ act: what, workspace });
    },
    [reopen],
  );
  const columns = useWorkspaceColumns(entered, act);
  const found = workspaces.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()));
  // An open dialog shows the newest data of the list.
  const current = opened && (workspaces.find(({ id }) => id === opened.workspace.id) ?? opened.workspace);
  return (
    <>
      <DataTable
        id="organisation-workspaces"
        label={t('title', { calls })}
        rows={found}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={(workspace) => <WorkspaceMenu workspace={workspace} act={act} />}
        empty={<State icon={<SearchX />} title={t('noResult', { q })} />}
      />
      {opened && current && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
          <DialogContent>
            {opened.act === 'rename' && (
              <RenameWorkspaceForm workspace={current} organisation={organisation} close={close} />
            )}
            {opened.act === 'close' && (
              <CloseWorkspace
                workspace={current}
                organisation={organisation}
                calls={calls}
                reopen={reopen}
                close={close}
              />
            )}
          </DialogContent>
        </Dialog>
      )}
    </>
  );
}
