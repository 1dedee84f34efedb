'use server';

import { action } from '@/lib/access/gate/action';
import { endViewing } from '@/lib/access/viewing/end-viewing';
import { renewViewing } from '@/lib/access/viewing/renew-viewing';
import { startViewing, startViewingAccess } from '@/lib/access/viewing/start-viewing';
import { Nothing, ViewAs, ViewAsAccess } from './inputs';

/** View as a member. The service decides about the member, and the form loads the console anew. */
export const viewAsAction = action('users.edit', ViewAs, (ctx, input) => startViewing(ctx, input));

/** View as an access. */
export const viewAsAccessAction = action('users.assign', ViewAsAccess, (ctx, input) =>
  startViewingAccess(ctx, input),
);

/** The two acts of a person who views as another. */
export const endViewingAction = action('viewing', Nothing, ({ person }) => endViewing(person));

export const renewViewingAction = action('viewing', Nothing, ({ person }) => renewViewing(person));
