import { useTranslations } from 'next-intl';
import { Badge } from '@/components/ui/badge';
import type { EndpointView } from '@/lib/access/endpoints/list-endpoints';

/** Whether events are delivered to an endpoint. */
export function EndpointState({ endpoint: { isOn, goneAt } }: { endpoint: EndpointView }) {
  const t = useTranslations('endpoints');
  if (isOn) return <Badge tone="accent">{t('state.on')}</Badge>;
  return goneAt ? <Badge tone="red">{t('state.gone')}</Badge> : <Badge>{t('state.off')}</Badge>;
}
