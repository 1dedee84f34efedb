'use client';

import { useTranslations } from 'next-intl';
import { RowMenu } from '@/components/data-table/row-menu';
import { DialogItem, dialogOf } from '@/components/shell/dialog-address';
import { MenuItem } from '@/components/ui/menu';
import type { OrganisationWorkspace } from '@/lib/access/organisation-workspaces/list-workspaces';
import { actsOf } from './workspace-columns';

/** The actions of a workspace on a phone. */
export function WorkspaceMenu(props: {
  workspace: OrganisationWorkspace;
  reopen: (workspace: OrganisationWorkspace) => Promise<void>;
}) {
  const t = useTranslations('organisationWorkspaces');
  const { workspace, reopen } = props;
  const offered = actsOf(workspace);
  if (offered.length === 0) return null;
  return (
    <RowMenu row={workspace} label={t('actionsOf', { name: workspace.name })}>
      {() => (
        <>
          {offered.map((what) =>
            what === 'reopen' ? (
              <MenuItem key={what} onClick={() => reopen(workspace)}>
                {t(what)}
              </MenuItem>
            ) : (
              <DialogItem key={what} danger={what === 'close'} opens={dialogOf(what, workspace)}>
                {t(what)}
              </DialogItem>
            ),
          )}
        </>
      )}
    </RowMenu>
  );
}
