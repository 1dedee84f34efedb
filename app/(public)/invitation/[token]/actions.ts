'use server';

import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { acceptInvitation } from '@/lib/access/invitations/accept-invitation';
import { limitAcceptances } from '@/lib/access/invitations/limit-acceptances';
import { startSession } from '@/lib/access/sessions/start-session';
import { keepSession } from '@/lib/access/sign-in/session-cookie';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { JoinAsExisting, JoinAsNew } from './inputs';

/** Creates the user, joins the workspace and signs in. */
export const joinAsNewAction = action('anyone', JoinAsNew, async (visitor, { token, name, password }) => {
  const { ip, userAgent } = visitor;
  await limitAcceptances(ip);
  const locale = await currentLanguage();
  const { userId, workspace } = await acceptInvitation(token, { as: 'new', name, password, locale, ip });
  await keepSession(await startSession(userId, { ip, userAgent }, 'invitation'));
  return { workspace: workspace.slug };
});

/** Joins the workspace as the signed-in user, if the invitation is for their address. */
export const joinAsExistingAction = action('signed-in', JoinAsExisting, async ({ person }, { token }) => {
  const { workspace } = await acceptInvitation(token, { as: 'existing', person });
  return { workspace: workspace.slug };
});

/** The same for the forms posted without script. */
export const joinAsNewFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(joinAsNewAction, form, {
    form: 'join-as-new',
    keep: ['name'],
    goTo: ({ workspace }) => `/w/${workspace}`,
  }),
);

export const joinAsExistingFormAction = action('signed-in', PostedForm, (_, form) =>
  answerForm(joinAsExistingAction, form, {
    form: 'join-as-existing',
    keep: [],
    goTo: ({ workspace }) => `/w/${workspace}`,
  }),
);
