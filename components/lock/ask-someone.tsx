'use client';

import { usePathname } from 'next/navigation';
import { useFormatter, useTranslations } from 'next-intl';
import { buttonClass } from '@/components/ui/button';
import { ButtonLink } from '@/components/ui/button-link';
import { cn } from '@/components/ui/class-names';
import { Mail } from '@/components/ui/icons';
import type { Denied } from '@/lib/policy/model';
import { useLockSurroundings } from './lock-context';
import { helpersFor } from './who-can-help';

/**
 * Where no change of the reader's access opens a lock: a mail, to be sent by the reader, to the people who can do it
 * instead, or who can change the plan (B1), whom the console asks too where they are members. It contains the address of the page. Renders nothing where no such person is known.
 */
export function AskSomeone({ label, decision: { remedy } }: { label: string; decision: Denied }) {
  const t = useTranslations('lock');
  const plans = useTranslations('plans');
  const format = useFormatter();
  const path = usePathname() ?? '';
  const { helpers, origin, plan } = useLockSurroundings();
  if (remedy.kind === 'upgrade' && plan?.href)
    return (
      <ButtonLink href={plan.href} className="justify-self-start">
        {t('changePlan')}
      </ButtonLink>
    );
  const isUpgrade = remedy.kind === 'upgrade';
  // The console asks as well, above.
  const isSecond = isUpgrade && plan?.isAskable === true;
  const able = isUpgrade ? (plan?.changers ?? []) : remedy.kind === 'ask' ? helpersFor(remedy, helpers) : [];
  if (able.length === 0) return null;
  const link = `${origin}${path}`;
  const subject = t(isUpgrade ? 'upgradeSubject' : 'askSubject', { what: label });
  const names = isUpgrade
    ? format.list(
        remedy.plans.map((id) => plans(id)),
        { type: 'disjunction' },
      )
    : '';
  const body = isUpgrade ? t('upgradeBody', { what: label, plans: names, link }) : t('askBody', { link });
  return (
    <section className={cn('grid gap-2', !isSecond && 'border-t pt-3.5')}>
      {isUpgrade && (
        <p className="type-13 text-ink-2 wrap-anywhere">
          {t('planChangers', { names: format.list(able.map(({ name }) => name)) })}
        </p>
      )}
      <a
        href={mailTo(able, subject, body)}
        className={buttonClass({
          variant: isSecond ? 'quiet' : 'secondary',
          className: 'justify-self-start',
        })}
      >
        {!isSecond && <Mail aria-hidden />}
        {t(isSecond ? 'askByMail' : isUpgrade ? 'askUpgrade' : 'askSomeone')}
      </a>
    </section>
  );
}

/** As many as a lock names; a longer address opens no mail program. */
const most = 5;

function mailTo(people: readonly { email: string }[], subject: string, body: string): string {
  const to = people.slice(0, most).map(({ email }) => encodeURIComponent(email).replace('%40', '@'));
  return `mailto:${to.join(',')}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
