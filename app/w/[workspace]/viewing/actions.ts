'use server';

import type { SignedIn } from '@/lib/access/context/context';
import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { viewedWorkspace } from '@/lib/access/gate/open-for-reading';
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

/** The same for the forms of the page of a viewing, posted without script. They lead to the console. */
export const endViewingFormAction = action('viewing', PostedForm, async ({ person }, form) => {
  const goTo = await consoleOf(person);
  await answerForm(endViewingAction, form, { form: 'end-viewing', keep: [], input: nothing, goTo });
});

export const renewViewingFormAction = action('viewing', PostedForm, async ({ person }, form) => {
  const goTo = await consoleOf(person);
  await answerForm(renewViewingAction, form, { form: 'renew-viewing', keep: [], input: nothing, goTo });
});

const nothing = () => ({});

/** The workspace of the viewing, or the list of workspaces once it is over. */
async function consoleOf(person: SignedIn): Promise<() => string> {
  const slug = await viewedWorkspace(person);
  return () => (slug ? `/w/${slug}` : '/workspaces');
}
