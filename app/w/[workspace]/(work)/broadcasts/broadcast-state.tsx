'use client';

import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { SendingView } from '@/lib/work/sendings/sending-view';

const tones = {
  scheduled: 'amber',
  sending: 'accent',
  suspended: 'amber',
  done: 'plain',
  cancelled: 'plain',
  stopped: 'red',
} as const;

/** The state of a broadcast: draft, sending, paused, or finished. */
export function BroadcastState({ sending }: { sending: SendingView | null }) {
  const t = useTranslations('broadcasts.states');
  if (!sending) return <Badge>{t('draft')}</Badge>;
  return <Badge tone={tones[sending.state]}>{t(sending.state)}</Badge>;
}
