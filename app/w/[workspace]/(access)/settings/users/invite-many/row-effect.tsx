'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import { Button } from '@/components/ui/button';
import type { BatchRow } from '@/lib/access/members/invite-many/view-batch';
import { WhyButton } from '../access/why-button';
import { useReasonWords } from './reason-words';
import { type Batch, useBatch } from './use-batch';

const tones = {
  invite: 'accent',
  resend: 'accent',
  reinstate: 'accent',
  none: 'plain',
  refuse: 'red',
} as const;

/** What happens to a row, or happened, with the reason, and what else can be chosen. */
export function RowEffect(props: { batch: Batch; row: BatchRow; name: string; isDraft: boolean }) {
  const { batch, row, name, isDraft } = props;
  const t = useTranslations('inviteMany');
  const words = useReasonWords();
  const { act, decision, isMailed } = row;
  const mail = act === 'invite' || act === 'resend' ? isMailed : null;
  return (
    <div className="grid min-w-0 justify-items-start gap-1">
      <Badge tone={tones[act]}>{isDraft ? t(`plan.${act}`) : t(`outcome.${act}`)}</Badge>
      {row.reason && <p className="type-13 max-w-full break-words text-ink-2">{words(row)}</p>}
      {!isDraft && mail !== null && (
        <p className="type-13 text-ink-2">{mail ? t('mailOnItsWay') : t('mailNotSent')}</p>
      )}
      <span className="flex flex-wrap gap-2">
        {decision && <WhyButton label={t('invitationOf', { email: name })} decision={decision} />}
        {isDraft && <Choices batch={batch} row={row} name={name} />}
      </span>
    </div>
  );
}

function Choices({ batch, row, name }: { batch: Batch; row: BatchRow; name: string }) {
  const t = useTranslations('inviteMany');
  const { isBusy, edit } = useBatch(batch);
  const { act, reason, mayAlso, number } = row;
  const isActing = act === 'invite' || act === 'resend' || act === 'reinstate';
  if (isActing)
    return (
      <Button
        size="sm"
        busy={isBusy}
        aria-label={t('leaveOutOf', { email: name })}
        onClick={() => edit([number], { isLeftOut: true })}
      >
        {t('leaveOut')}
      </Button>
    );
  if (reason === 'left-out')
    return (
      <Button
        size="sm"
        busy={isBusy}
        aria-label={t('takeInOf', { email: name })}
        onClick={() => edit([number], { isLeftOut: false })}
      >
        {t('takeIn')}
      </Button>
    );
  if (!mayAlso) return null;
  return (
    <Button
      size="sm"
      busy={isBusy}
      aria-label={t(`alsoOf.${mayAlso}`, { email: name })}
      onClick={() => edit([number], { act: mayAlso, isLeftOut: false })}
    >
      {t(`also.${mayAlso}`)}
    </Button>
  );
}
