import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { DeliveryView } from '@/lib/access/endpoints/list-deliveries';

const tones = { waiting: 'plain', delivered: 'accent', 'given-up': 'red' } as const;

/** The state of a delivery. */
export function DeliveryBadge({ state }: Pick<DeliveryView, 'state'>) {
  const t = useTranslations('endpoints');
  return <Badge tone={tones[state]}>{t(`deliveryState.${state}`)}</Badge>;
}
