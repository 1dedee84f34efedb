import { getFormatter, getTranslations } from 'next-intl/server';
import type { SignedIn } from '@/lib/access/context/context';
import { formAnswer } from '@/lib/access/gate/form-answer';
import type { FactorView } from '@/lib/access/second-factor/factor-view';
import { readSetUp } from '@/lib/access/second-factor/set-up';
import { BeginForm } from './begin-form';
import { ConfirmForm } from './confirm-form';
import { RemoveAppForm } from './remove-app-form';

/** The authenticator app, beside passkeys or alone. */
export async function AppPart(props: { person: SignedIn; factor: FactorView; canChange: boolean }) {
  const { person, factor, canChange } = props;
  const t = await getTranslations('secondFactor');
  return (
    <section aria-labelledby="app" className="grid gap-3">
      <h2 id="app" className="type-16 font-semibold">
        {t('app')}
      </h2>
      {factor.app ? <Dates {...factor.app} /> : <p className="text-ink-2">{t('noApp')}</p>}
      {factor.app && factor.passkeys.length > 0 && canChange && <RemoveAppForm />}
      {!factor.app && canChange && <SetUp person={person} />}
    </section>
  );
}

async function Dates({ addedAt, lastUsedAt }: NonNullable<FactorView['app']>) {
  const t = await getTranslations('secondFactor');
  const format = await getFormatter();
  const dated = (at: Date) => format.dateTime(at, { dateStyle: 'long' });
  return (
    <p className="text-ink-2">
      {t('appOn', { date: dated(addedAt) })} {lastUsedAt && t('lastUsed', { date: dated(lastUsedAt) })}
    </p>
  );
}

/** The factor is fresh, so no password is asked. */
async function SetUp({ person }: { person: SignedIn }) {
  const setUp = await readSetUp(person);
  if (setUp) return <ConfirmForm {...setUp} answer={await formAnswer('confirm-set-up')} />;
  return <BeginForm needsPassword={false} hasPasskeys={false} answer={await formAnswer('begin-set-up')} />;
}
