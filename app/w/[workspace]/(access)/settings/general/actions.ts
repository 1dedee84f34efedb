'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { generalSettings } from '@/lib/access/workspaces/general-settings';
import { updateWorkspace } from '@/lib/access/workspaces/update-workspace';
import { noCountry, OneWorkspace, UpdateWorkspace, writers } from './inputs';

export const updateWorkspaceAction = action('member', UpdateWorkspace, async (ctx, input) => {
  const saved = await updateWorkspace(ctx, {
    ...input,
    locale: input.locale === writers ? null : input.locale,
    country: input.country === noCountry ? null : input.country,
  });
  refresh();
  return saved;
});

export const generalSettingsAction = action('member', OneWorkspace, (ctx) => generalSettings(ctx));
