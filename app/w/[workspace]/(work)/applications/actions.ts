'use server';

import { refresh } from 'next/cache';
import { action, creating } from '@/lib/access/gate/action';
import { createApplication } from '@/lib/work/applications/create-application';
import { deleteApplication, updateApplication } from '@/lib/work/applications/update-application';
import { CreateApplication, SeenApplication, UpdateApplication } from './inputs';

export const createApplicationAction = action(
  'applications.manage',
  creating(CreateApplication),
  async (ctx, { workspace: _, ...input }) => {
    const application = await createApplication(ctx, input);
    refresh();
    return application;
  },
);

export const updateApplicationAction = action(
  'applications.manage',
  UpdateApplication,
  async (ctx, { workspace: _, ...input }) => {
    await updateApplication(ctx, input);
    refresh();
  },
);

export const deleteApplicationAction = action('applications.manage', SeenApplication, async (ctx, input) => {
  await deleteApplication(ctx, input);
  refresh();
});
