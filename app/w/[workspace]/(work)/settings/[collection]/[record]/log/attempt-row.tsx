'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { useTransition } from 'react';
import { useFailureToast } from '@/components/form/use-failure-toast';
import { LockedButton } from '@/components/lock/locked-button';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { Availability } from '@/lib/policy/might-ever';
import type { AttemptView } from '@/lib/work/deliveries/list-deliveries';
import { retryDeliveryAction } from './actions';

const tones = { taken: 'accent', 'not-taken': 'red', unreachable: 'red', refused: 'red' } as const;

interface AttemptRowProps {
  attempt: AttemptView;
  of: { workspace: string; collection: string; recordId: string };
  /** Whether the person may retry the delivery. */
  retry: Availability;
  /** Whether the table also shows received posts. */
  isTwoWay?: boolean;
}

/** One delivery attempt: time, event, answer, and the next attempt. */
export function AttemptRow({ attempt, of, retry, isTwoWay }: AttemptRowProps) {
  const t = useTranslations('deliveries');
  const format = useFormatter();
  const { direction, outcome, responseCode, error, next, milliseconds, about } = attempt;
  const reason = useReason();
  const when = format.dateTime(attempt.at, { dateStyle: 'medium', timeStyle: 'medium' });
  return (
    <tr className="border-b align-top last:border-b-0 max-tablet:grid max-tablet:grid-cols-2 [&>td]:px-3 [&>td]:py-2">
      <td className="whitespace-nowrap text-ink-2">{when}</td>
      {isTwoWay && <td className="text-ink-2">{t(`directions.${direction}`)}</td>}
      <th scope="row" className="px-3 py-2 text-left font-medium">
        {t(`about.${about}`)}
      </th>
      <td className="text-ink-2">{t('attempt', { number: attempt.attempt })}</td>
      <td>
        <Badge tone={tones[outcome]}>
          {direction === 'in' && outcome === 'taken' ? t('received') : t(`outcomes.${outcome}`)}
        </Badge>
      </td>
      <td className="text-ink-2">
        {[responseCode, error && reason(error)].filter(Boolean).join(' · ')}
        <span className="text-ink-3"> · {t('milliseconds', { milliseconds })}</span>
      </td>
      <td className="text-right">
        {next && (
          <span className="inline-flex flex-wrap items-center justify-end gap-2">
            <span className="type-13 text-ink-3">
              {next.at ? t('nextAt', { at: format.dateTime(next.at, { timeStyle: 'short' }) }) : t('givenUp')}
            </span>
            <Retry jobId={attempt.jobId} of={of} retry={retry} />
          </span>
        )}
      </td>
    </tr>
  );
}

const reasons = [
  'no-signature',
  'malformed-signature',
  'old-signature',
  'wrong-signature',
  'disconnected',
  'not-json',
  'repeated',
  'own',
  'bounce',
  'delay',
  'unknown-bounce',
  'no-sender',
  'unreadable',
  'wrong-sender',
  'paused',
  'bad-number',
  'unsubscribed',
  'no-sms-channel',
  'no-credit',
  'no-text',
  'too-often',
] as const;

/** Reasons that have a text; other codes name a field or an error of the network. */
function useReason(): (code: string) => string {
  const t = useTranslations('deliveries');
  return (code) => {
    if (code === 'PRIVATE_ADDRESS') return t('privateAddress');
    const known = reasons.find((each) => code === each || code === `${each}: invalid`);
    return known ? t(`reasons.${known}`) : code;
  };
}

function Retry({ jobId, of, retry }: { jobId: string } & Pick<AttemptRowProps, 'of' | 'retry'>) {
  const t = useTranslations('deliveries');
  const fail = useFailureToast();
  const [isBusy, start] = useTransition();
  const { state, decision } = retry;
  if (state === 'absent') return null;
  if (!decision.allowed) return <LockedButton size="sm" label={t('retry')} decision={decision} />;
  return (
    <Button
      size="sm"
      busy={isBusy}
      onClick={() =>
        start(async () => {
          const answer = await retryDeliveryAction({ ...of, jobId });
          if (!answer.ok) fail(answer.error);
        })
      }
    >
      {t('retry')}
    </Button>
  );
}
