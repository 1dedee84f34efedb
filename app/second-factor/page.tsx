import { getFormatter, getTranslations } from 'next-intl/server';
import { Gate } from '@/components/shell/gate';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import type { SignedIn } from '@/lib/access/context/context';
import { formAnswer } from '@/lib/access/gate/form-answer';
import { requirePerson } from '@/lib/access/gate/page';
import { hasPassword } from '@/lib/access/passwords/has-password';
import { readFactor } from '@/lib/access/second-factor/factor-view';
import { type OwnRequirement, ownRequirements } from '@/lib/access/second-factor/own-requirements';
import { acceptedPasskeys } from '@/lib/access/second-factor/passkeys/accepted-passkeys';
import { relyingParty } from '@/lib/access/second-factor/passkeys/relying-party';
import { readSetUp } from '@/lib/access/second-factor/set-up';
import { returnPath } from '@/lib/access/sign-in/return-path';
import { env } from '@/lib/platform/settings/settings';
import { BeginForm } from './begin-form';
import { ConfirmForm } from './confirm-form';
import { Present } from './present';
import { RecoveryCodes } from './recovery-codes';
import { SignalPasskeys } from './signal-passkeys';

/** The person's own second factor: to set up, to renew its codes, to remove. Outside any workspace, as it is theirs (B17). */
export default async function SecondFactorPage({ searchParams }: PageProps<'/second-factor'>) {
  const person = await requirePerson();
  const { callbackUrl, passkey } = await searchParams;
  const goTo = returnPath(callbackUrl, env().APP_ORIGIN);
  const t = await getTranslations('secondFactor');
  const answers = await Promise.all([formAnswer('confirm-set-up'), formAnswer('renew-codes')]);
  const codes = answers.flatMap((answer) =>
    answer?.error === null ? (answer.values.codes as string[]) : [],
  );
  const [factor, accepted] = await Promise.all([readFactor(person.userId), acceptedPasskeys(person.userId)]);
  return (
    <Gate title={t('title')} subtitle={t('lead')}>
      {accepted && <SignalPasskeys {...accepted} />}
      <Required person={person} hasFactor={factor !== null} />
      <RecoveryCodes
        posted={codes}
        back={
          <ButtonLink href={goTo} size="gate">
            {t('back')}
          </ButtonLink>
        }
      >
        {factor ? (
          <Present person={person} factor={factor} open={String(passkey)} />
        ) : (
          <Absent person={person} />
        )}
      </RecoveryCodes>
    </Gate>
  );
}

/** The workspaces that require it, as those know who cannot enter them without it. */
async function Required({ person, hasFactor }: { person: SignedIn; hasFactor: boolean }) {
  const requirements = await ownRequirements(person.userId, person.providerFactor);
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
  return (
    <BeginForm
      needsPassword={needsPassword}
      hasPasskeys={relyingParty() !== null}
      answer={await formAnswer('begin-set-up')}
    />
  );
}
