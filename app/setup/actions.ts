'use server';

import { NewOrganisation } from '@/app/organisations/wizard/new-organisation';
import { postedStep, postedWhole } from '@/app/organisations/wizard/posted-progress';
import { action } from '@/lib/access/gate/action';
import { answerForm, PostedForm } from '@/lib/access/gate/form-answer';
import { startSession } from '@/lib/access/sessions/start-session';
import { completeSetup } from '@/lib/access/setup/complete-setup';
import { keepSession } from '@/lib/access/sign-in/session-cookie';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { Setup } from './inputs';

/** Creates the first organisation and signs its owner in. */
export const setupAction = action('anyone', Setup, async ({ ip, userAgent }, input) => {
  const { token, ownerName, email, password, country, locale, timeZone, ...organisation } = input;
  const created = await completeSetup(
    token,
    { name: ownerName, email, password, locale: await currentLanguage(), ip },
    { ...organisation, region: { country, locale, timeZone } },
  );
  await keepSession(await startSession(created.userId, { ip, userAgent }, 'setup'));
  return { workspace: created.workspace.slug };
});

/** The same for the form posted without script. */
export const setupFormAction = action('anyone', PostedForm, (_, form) =>
  answerForm(setupAction, form, {
    form: 'setup',
    keep: [...Object.keys(NewOrganisation.shape), 'ownerName', 'email', postedStep, postedWhole],
    goTo: ({ workspace }) => `/w/${workspace}`,
  }),
);
