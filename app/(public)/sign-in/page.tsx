import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { Callout } from '@/components/ui/callout';
import { currentSession } from '@/lib/access/gate/current-person';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { relyingParty } from '@/lib/access/second-factor/passkeys/relying-party';
import { singleSignOn } from '@/lib/access/sign-in/oidc';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { env } from '@/lib/platform/settings/settings';
import { SignInForm } from './sign-in-form';

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { callbackUrl, error, notice } = await searchParams;
  const goTo = returnPath(callbackUrl, env().APP_ORIGIN);
  // Rendered with the answer of the form's action, it leaves going on to the form, which loads the next page anew.
  const isAnswer = (await headers()).has('next-action');
  if (!isAnswer && (await currentSession())) redirect(goTo);
  const t = await getTranslations('signIn');
  return (
    <Gate title={t('title')} subtitle={t('lead')}>
      {notice === 'password-changed' && <Callout role="status">{t('passwordChanged')}</Callout>}
      {error && <SignInError code={String(error)} />}
      <SignInForm
        goTo={goTo}
        singleSignOn={singleSignOn()}
        hasPasskeys={relyingParty() !== null}
        answer={await formAnswer('sign-in')}
      />
    </Gate>
  );
}

/** Why signing in failed: codes of next-auth. */
const reasons = new Map([
  ['AccessDenied', 'signIn.ssoRefused'],
  ['AddressRefused', 'signIn.ssoAddressRefused'],
] as const);

async function SignInError({ code }: { code: string }) {
  const t = await getTranslations();
  const known: ReadonlyMap<string, Parameters<typeof t>[0]> = reasons;
  return (
    <Callout tone="error" role="alert">
      {t(known.get(code) ?? 'signIn.ssoFailed')}
    </Callout>
  );
}
