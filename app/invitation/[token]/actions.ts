'use server';

import { action } from '@/lib/action';
import { keepSession } from '@/lib/auth/session-cookie';
import { currentLanguage } from '@/lib/i18n/current-language';
import { acceptInvitation } from '@/lib/services/invitations/accept';
import { limitAcceptances } from '@/lib/services/invitations/limit';
import { startSession } from '@/lib/services/sessions/start';
import { JoinAsExisting, JoinAsNew } from './inputs';

/** Creates the account, joins the workspace, signs in. */
export const joinAsNewAction = action('anyone', JoinAsNew, async (visitor, { token, name, password }) => {
  const { ip, userAgent } = visitor;
  await limitAcceptances(ip);
  const locale = await currentLanguage();
  const { userId, workspace } = await acceptInvitation(token, { as: 'new', name, password, locale, ip });
  await keepSession(await startSession(userId, { ip, userAgent }));
  return { workspace: workspace.slug };
});

/** Joins the workspace as the person signed in, if the invitation is for their address. */
export const joinAsExistingAction = action('signed-in', JoinAsExisting, async ({ person }, { token }) => {
  const { workspace } = await acceptInvitation(token, { as: 'existing', person });
  return { workspace: workspace.slug };
});
