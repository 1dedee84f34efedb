import { getFormatter, getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import type { SignedIn } from '@/lib/access/context/context';
import { pendingReset } from '@/lib/access/factor-resets/own-reset';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { requirePerson } from '@/lib/access/gate/page';
import { hasPassword } from '@/lib/access/passwords/has-password';
import { type FactorView, readFactor } from '@/lib/access/second-factor/factor-view';
import { type OwnRequirement, ownRequirements } from '@/lib/access/second-factor/own-requirements';
import { isFactorFresh } from '@/lib/access/second-factor/require-fresh-factor';
import { readSetUp } from '@/lib/access/second-factor/set-up';
import { challengePath } from '@/lib/access/sign-in/challenge-path';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { env } from '@/lib/platform/settings/settings';
import { BeginForm } from './begin-form';
import { ChangeForms } from './change-forms';
import { ConfirmForm } from './confirm-form';
import { RecoveryCodes } from './recovery-codes';
import { StopResetForm } from './stop-reset-form';

/** The person's own second factor: to set up, to renew its codes, to remove. Outside any workspace, as it is theirs (B17). */
export default async function SecondFactorPage({ searchParams }: PageProps<'/second-factor'>) {
  const person = await requirePerson();
  const { callbackUrl } = await searchParams;
  const goTo = returnPath(callbackUrl, env().APP_ORIGIN);
  const t = await getTranslations('secondFactor');
  const answers = await Promise.all([formAnswer('confirm-set-up'), formAnswer('renew-codes')]);
  const codes = answers.flatMap((answer) =>
    answer?.error === null ? (answer.values.codes as string[]) : [],
  );
  const factor = await readFactor(person.userId);
  return (
    <Gate title={t('title')} subtitle={t('lead')}>
      <Required userId={person.userId} hasFactor={factor !== null} />
      <RecoveryCodes
        posted={codes}
        back={
          <ButtonLink href={goTo} size="gate">
            {t('back')}
          </ButtonLink>
        }
      >
        {factor ? <Present person={person} factor={factor} /> : <Absent person={person} />}
      </RecoveryCodes>
    </Gate>
  );
}

/** The workspaces that require it, as those know who cannot enter them without it. */
async function Required({ userId, hasFactor }: { userId: string; hasFactor: boolean }) {
  const requirements = await ownRequirements(userId);
  if (requirements.length === 0) return null;
  const t = await getTranslations('secondFactor');
  const format = await getFormatter();
  const said = ({ workspace: { name: workspace, timeZone }, from, isDue }: OwnRequirement) => {
    const date = format.dateTime(from, { dateStyle: 'long', timeZone });
    if (!isDue) return t('requiredFrom', { workspace, date });
    return t(hasFactor ? 'requiredStill' : 'requiredNow', { workspace });
  };
  return (
    <Callout tone={hasFactor ? 'plain' : 'amber'}>
      {requirements.map((each) => (
        <p key={each.workspace.slug}>{said(each)}</p>
      ))}
    </Callout>
  );
}

async function Absent({ person }: { person: SignedIn }) {
  const setUp = await readSetUp(person);
  if (setUp) return <ConfirmForm {...setUp} answer={await formAnswer('confirm-set-up')} />;
  const needsPassword = await hasPassword(person.userId);
  return <BeginForm needsPassword={needsPassword} answer={await formAnswer('begin-set-up')} />;
}

async function Present({ person, factor }: { person: SignedIn; factor: FactorView }) {
  const t = await getTranslations('secondFactor');
  const format = await getFormatter();
  const dated = (at: Date) => format.dateTime(at, { dateStyle: 'long' });
  const refused = (await formAnswer('renew-codes')) ?? (await formAnswer('remove-factor'));
  const reset = await pendingReset(person.userId);
  const resets = await getTranslations('factorReset');
  return (
    <>
      {reset && (
        <>
          <Callout tone="amber">{resets('own', { date: dated(reset) })}</Callout>
          <StopResetForm />
        </>
      )}
      <div className="grid gap-1">
        <p>{t('isOn', { date: dated(factor.addedAt) })}</p>
        {factor.lastUsedAt && (
          <p className="text-ink-2">{t('lastUsed', { date: dated(factor.lastUsedAt) })}</p>
        )}
        <p className="text-ink-2">{t('codesLeft', { count: factor.codesLeft })}</p>
      </div>
      {(await isFactorFresh(person)) ? (
        <ChangeForms answer={refused} />
      ) : (
        <>
          <p className="text-ink-2">{t('giveFirst')}</p>
          <ButtonLink href={challengePath('/second-factor')} variant="primary" size="gate">
            {t('give')}
          </ButtonLink>
        </>
      )}
    </>
  );
}
