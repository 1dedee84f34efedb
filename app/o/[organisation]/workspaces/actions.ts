'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { closeWorkspace, reopenWorkspace } from '@/lib/access/organisation-workspaces/close-workspace';
import { createWorkspace } from '@/lib/access/organisation-workspaces/create-workspace';
import { previewClosing } from '@/lib/access/organisation-workspaces/preview-closing';
import { renameWorkspace } from '@/lib/access/organisation-workspaces/rename-workspace';
import { work } from '@/lib/modules';
import { CreateWorkspace, OneWorkspace, RenameWorkspace } from './inputs';

export const createWorkspaceAction = action(
  'organisation.update',
  creating(CreateWorkspace),
  async (ctx, { name }) => {
    const { slug } = await createWorkspace(ctx, { name });
    refresh();
    return { slug };
  },
);

export const renameWorkspaceAction = action('organisation.update', RenameWorkspace, async (ctx, input) => {
  await renameWorkspace(ctx, input);
  refresh();
});

export const previewClosingAction = action('organisation.update', OneWorkspace, (ctx, input) =>
  previewClosing(ctx, work, input),
);

export const closeWorkspaceAction = action('organisation.update', OneWorkspace, async (ctx, input) => {
  await closeWorkspace(ctx, input);
  refresh();
});

export const reopenWorkspaceAction = action('organisation.update', OneWorkspace, async (ctx, input) => {
  await reopenWorkspace(ctx, input);
  refresh();
});
