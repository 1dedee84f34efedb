'use server';

import { action } from '@/lib/access/gate/action';
import { startSession } from '@/lib/access/sessions/start-session';
import { completeSetup } from '@/lib/access/setup/complete-setup';
import { keepSession } from '@/lib/access/sign-in/session-cookie';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { Setup } from './inputs';

/** Creates the first organisation and signs in its owner. A self-hosted server has every plan's features. */
export const setupAction = action('anyone', Setup, async ({ ip, userAgent }, input) => {
  const { token, name, email, password, organisation, workspace, model } = input;
  const created = await completeSetup(
    token,
    { name, email, password, locale: await currentLanguage(), ip },
    { name: organisation, workspaceName: workspace, model, plan: 'enterprise' },
  );
  await keepSession(await startSession(created.userId, { ip, userAgent }));
  return { workspace: created.workspace.slug };
});
