import { getFormatter, getTranslations } from 'next-intl/server';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import type { SignedIn } from '@/lib/access/context/context';
import { pendingReset } from '@/lib/access/factor-resets/own-reset';
import { formAnswer } from '@/lib/access/gate/form-answer';
import type { FactorView } from '@/lib/access/second-factor/factor-view';
import { relyingParty } from '@/lib/access/second-factor/passkeys/relying-party';
import { isFactorFresh } from '@/lib/access/second-factor/require-fresh-factor';
import { challengePath } from '@/lib/access/sign-in/challenge-path';
import { AddPasskey } from './add-passkey';
import { AppPart } from './app-part';
import { ChangeForms } from './change-forms';
import { PasskeyList } from './passkey-list';
import { StopResetForm } from './stop-reset-form';

/** A second factor that is on: its passkeys, its app and its codes; with a fresh factor also what changes them. */
export async function Present(props: { person: SignedIn; factor: FactorView; open: string | undefined }) {
  const { person, factor, open } = props;
  const t = await getTranslations('secondFactor');
  const format = await getFormatter();
  const party = relyingParty();
  const isFresh = await isFactorFresh(person);
  const refused = (await formAnswer('renew-codes')) ?? (await formAnswer('remove-factor'));
  return (
    <>
      <OpenReset userId={person.userId} />
      <div className="grid gap-1">
        <p>{t('isOn', { date: format.dateTime(factor.addedAt, { dateStyle: 'long' }) })}</p>
        <p className="text-ink-2">{t('codesLeft', { count: factor.codesLeft })}</p>
      </div>
      {!isFresh && (
        <>
          <p className="text-ink-2">{t('giveFirst')}</p>
          <ButtonLink href={challengePath('/second-factor')} variant="primary" size="gate">
            {t('give')}
          </ButtonLink>
        </>
      )}
      {(party || factor.passkeys.length > 0) && (
        <section aria-labelledby="passkeys" className="grid gap-3">
          <h2 id="passkeys" className="type-16 font-semibold">
            {t('passkeys')}
          </h2>
          {factor.passkeys.length === 0 && <p className="text-ink-2">{t('noPasskeys')}</p>}
          <PasskeyList passkeys={factor.passkeys} host={party?.id} open={open} canChange={isFresh} />
          {party && isFresh && <AddPasskey />}
        </section>
      )}
      <AppPart person={person} factor={factor} canChange={isFresh} />
      {isFresh && <ChangeForms answer={refused} />}
    </>
  );
}

async function OpenReset({ userId }: { userId: string }) {
  const reset = await pendingReset(userId);
  if (!reset) return null;
  const t = await getTranslations('factorReset');
  const format = await getFormatter();
  return (
    <>
      <Callout tone="amber">{t('own', { date: format.dateTime(reset, { dateStyle: 'long' }) })}</Callout>
      <StopResetForm />
    </>
  );
}
