'use client';

import { useTranslations } from 'next-intl';
import { useCallback } from 'react';
import { DataTable } from '@/components/data-table/data-table';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { useDialogAddress, useOpenedAct } from '@/components/shell/dialog-address';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { SearchX } from '@/components/ui/icons';
import { State } from '@/components/ui/state';
import { toast } from '@/components/ui/toast';
import type { OrganisationWorkspace } from '@/lib/access/organisation-workspaces/list-workspaces';
import { reopenWorkspaceAction } from './actions';
import { CloseWorkspace } from './close-workspace';
import { RenameWorkspaceForm } from './rename-workspace-form';
import { actsOf, useWorkspaceColumns } from './workspace-columns';
import { WorkspaceMenu } from './workspace-menu';

interface WorkspacesTableProps {
  workspaces: OrganisationWorkspace[];
  /** The ids of the workspaces that the reader can enter. */
  entered: string[];
  organisation: string;
  /** The access model's word for a workspace. */
  calls: 'workspace' | 'account';
  q: string;
}

/** The workspaces of the organisation as a table, with the dialogs that their rows open. */
export function WorkspacesTable(props: WorkspacesTableProps) {
  const t = useTranslations('organisationWorkspaces');
  const { workspaces, entered, organisation, calls, q } = props;
  const { close } = useDialogAddress();
  const opened = useOpenedAct(['rename', 'close'], workspaces, (act, workspace) =>
    actsOf(workspace).includes(act),
  );
  const fail = useFailureToast();

  const reopen = useCallback(
    async ({ id: workspaceId, name }: OrganisationWorkspace) => {
      const result = await reopenWorkspaceAction({ organisation, workspaceId });
      if (result.ok) toast(t('reopened', { name }));
      else fail(result.error);
    },
    [organisation, t, fail],
  );
  const columns = useWorkspaceColumns(entered, reopen);
  const found = workspaces.filter(({ name }) => name.toLowerCase().includes(q.toLowerCase()));
  return (
    <>
      <DataTable
        id="organisation-workspaces"
        label={t('title', { calls })}
        rows={found}
        columns={columns}
        rowId={({ id }) => id}
        rowLabel={({ name }) => name}
        rowMenu={(workspace) => <WorkspaceMenu workspace={workspace} reopen={reopen} />}
        empty={<State icon={<SearchX />} title={t('noResult', { q })} />}
      />
      {opened && (
        <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
          <DialogContent>
            {opened.act === 'rename' && (
              <RenameWorkspaceForm workspace={opened.row} organisation={organisation} close={close} />
            )}
            {opened.act === 'close' && (
              <CloseWorkspace
                workspace={opened.row}
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
