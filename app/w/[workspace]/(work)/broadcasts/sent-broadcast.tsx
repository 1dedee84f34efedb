'use client';

import { useFormatter, useTranslations } from 'next-intl';
import { Fact, Facts } from '@/components/chart/fact';
import { Callout } from '@/components/ui/callout';
import { Progress } from '@/components/ui/progress';
import type { BroadcastView } from '@/lib/work/broadcasts/broadcast-view';
import type { SendingView } from '@/lib/work/sendings/sending-view';

/** The progress of a broadcast, its results in numbers, and its text. */
export function SentBroadcast({ broadcast, sending }: { broadcast: BroadcastView; sending: SendingView }) {
  const t = useTranslations('broadcasts');
  const format = useFormatter();
  const { counts, total, state } = sending;
  const isCancelled = state === 'cancelled';
  const settled = total - counts.waiting - counts['handed-over'];
  const when = format.dateTime(sending.dueAt, { dateStyle: 'medium', timeStyle: 'short' });
  const facts = {
    sent: counts.sent,
    'handed-over': counts['handed-over'],
    failed: counts.failed,
    skipped: counts.skipped,
    [isCancelled ? 'cancelled' : 'waiting']: counts.waiting,
  };
  return (
    <div className="grid gap-6">
      {sending.stopReason && (
        <Callout tone="error" role="status">
          {t(`stopped.${sending.stopReason}`)}
        </Callout>
      )}
      {sending.isGathered ? (
        <>
          <Progress
            label={t(`states.${state}`)}
            value={settled}
            max={Math.max(total, 1)}
            detail={t('settledOf', { settled: format.number(settled), total: format.number(total) })}
            help={t('startedBy', { name: sending.startedBy, when })}
          />
          <Facts label={t('resultsLabel')}>
            {Object.entries(facts).map(([name, value]) => (
              <Fact key={name} label={t(`results.${name}`)} value={format.number(value)} />
            ))}
          </Facts>
        </>
      ) : (
        <p className="text-ink-2">{t('waitsFor', { when, name: sending.startedBy })}</p>
      )}
      <section className="grid max-w-form gap-1.5">
        <h2 className="font-medium">{t('text')}</h2>
        <p className="whitespace-pre-wrap rounded-3 bg-press px-3 py-2 [overflow-wrap:anywhere]">
          {broadcast.body}
        </p>
      </section>
    </div>
  );
}
