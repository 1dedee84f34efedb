import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { Callout } from '@/components/ui/callout';
import { currentPerson } from '@/lib/access/gate/current-person';
import { singleSignOn } from '@/lib/access/sign-in/oidc';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { env } from '@/lib/platform/settings/settings';
import { SignInForm } from './sign-in-form';

export default async function SignInPage({ searchParams }: PageProps<'/sign-in'>) {
  const { callbackUrl, error, notice } = await searchParams;
  const goTo = returnPath(callbackUrl, env().APP_ORIGIN);
  if (await currentPerson()) redirect(goTo);
  const t = await getTranslations('signIn');
  return (
    <Gate title={t('title')} subtitle={t('lead')}>
      {notice === 'password-changed' && <Callout role="status">{t('passwordChanged')}</Callout>}
      {error && (
        <Callout tone="error" role="alert">
          {error === 'AccessDenied' && t('ssoRefused')}
          {error === 'AddressRefused' && t('ssoAddressRefused')}
          {error !== 'AccessDenied' && error !== 'AddressRefused' && t('ssoFailed')}
        </Callout>
      )}
      <SignInForm goTo={goTo} singleSignOn={singleSignOn()} />
    </Gate>
  );
}
