'use server';

import { refresh } from 'next/cache';
import { action } from '@/lib/access/gate/action';
import { markRead } from '@/lib/access/notifications/mark-read';
import { savePreferences } from '@/lib/access/notifications/preferences';
import { MarkRead, SavePreferences } from './inputs';

export const savePreferencesAction = action('notifications.update', SavePreferences, async (ctx, input) => {
  await savePreferences(ctx, input);
  refresh();
});

export const markReadAction = action('notifications.view', MarkRead, async (ctx, input) => {
  await markRead(ctx, input);
  refresh();
});
