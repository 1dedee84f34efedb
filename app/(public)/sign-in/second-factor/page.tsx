import { headers } from 'next/headers';
import Link from 'next/link';
import { redirect } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Gate, GateDivider } from '@/components/shell/gate';
import { currentPerson, pendingPerson } from '@/lib/access/gate/current-person';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { readFactor } from '@/lib/access/second-factor/factor-view';
import { relyingParty } from '@/lib/access/second-factor/passkeys/relying-party';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { env } from '@/lib/platform/settings/settings';
import { GiveFactorForm } from './give-factor-form';
import { GivePasskey } from './give-passkey';

/** Asks for the second factor: of a sign-in that waits for it, or again in an open session (B17). */
export default async function GiveFactorPage({ searchParams }: PageProps<'/sign-in/second-factor'>) {
  const { callbackUrl } = await searchParams;
  const goTo = returnPath(callbackUrl, env().APP_ORIGIN);
  const [pending, person] = await Promise.all([pendingPerson(), currentPerson()]);
  // Rendered with the answer of the form's action, it leaves going on to the form, which loads the next page anew.
  const isAnswer = (await headers()).has('next-action');
  if (!isAnswer && !pending) {
    if (!person) redirect(`/sign-in?${new URLSearchParams({ callbackUrl: goTo })}`);
  }
  const asked = pending ?? person;
  const factor = asked && (await readFactor(asked.userId));
  if (!isAnswer && !factor) redirect(goTo);
  const hasPasskey = relyingParty() !== null && factor !== null && factor.passkeys.length > 0;
  const t = await getTranslations('secondFactor');
  return (
    <Gate
      title={t('askTitle')}
      subtitle={pending ? t('askLead', { email: pending.email }) : t('askAgainLead')}
    >
      {hasPasskey && <GivePasskey goTo={goTo} />}
      {hasPasskey && <GateDivider>{t('or')}</GateDivider>}
      <GiveFactorForm
        goTo={goTo}
        hasApp={Boolean(factor?.app)}
        isFirst={!hasPasskey}
        answer={await formAnswer('second-factor')}
      />
      <p className="type-13 text-ink-2">{t('lost')}</p>
      <Link href={pending ? '/sign-in' : goTo} className="link type-13 justify-self-start">
        {pending ? t('asAnother') : t('back')}
      </Link>
    </Gate>
  );
}
