'use client';

import { Ellipsis } from 'lucide-react';
import { useTranslations } from 'next-intl';
import { IconButton } from '@/components/ui/icon-button';
import { Menu, MenuContent, MenuItem, MenuTrigger } from '@/components/ui/menu';
import type { OrganisationWorkspace } from '@/lib/access/organisation-workspaces/list-workspaces';
import { actsOf, type WorkspaceAct } from './workspace-columns';

/** The actions of a workspace on a phone. */
export function WorkspaceMenu(props: {
  workspace: OrganisationWorkspace;
  act: (what: WorkspaceAct, workspace: OrganisationWorkspace) => void;
}) {
  const t = useTranslations('organisationWorkspaces');
  const { workspace, act } = props;
  const offered = actsOf(workspace);
  if (offered.length === 0) return null;
  return (
    <Menu>
      <MenuTrigger
        render={
          <IconButton
            label={t('actionsOf', { name: workspace.name })}
            icon={<Ellipsis />}
            className="max-tablet:size-11"
          />
        }
      />
      <MenuContent>
        {offered.map((what) => (
          <MenuItem key={what} danger={what === 'close'} onClick={() => act(what, workspace)}>
            {t(what)}
          </MenuItem>
        ))}
      </MenuContent>
    </Menu>
  );
}
