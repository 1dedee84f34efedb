import { getFormatter, getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { Page, PageHead } from '@/components/shell/page';
import { Callout } from '@/components/ui/callout';
import { deliverySearch } from '@/lib/access/endpoints/delivery-search';
import { listDeliveries } from '@/lib/access/endpoints/list-deliveries';
import { type EndpointView, readEndpoint } from '@/lib/access/endpoints/list-endpoints';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { requireContext } from '@/lib/access/gate/page';
import { availability } from '@/lib/policy/might-ever';
import { EndpointState } from '../endpoint-state';
import { manageDecision } from '../manage-decision';
import { DeliveriesTable } from './deliveries-table';
import { EndpointActions } from './endpoint-actions';
import { EndpointDialogs } from './endpoint-dialogs';
import { TestButton } from './test-button';

/** One endpoint: its state, its actions, and the log of its deliveries (B13). */
export default async function EndpointPage(
  props: PageProps<'/w/[workspace]/settings/api-keys/endpoints/[endpoint]'>,
) {
  const ctx = await requireContext(props.params, 'api-keys.view');
  const { endpoint: id } = await props.params;
  const search = deliverySearch.parse(await props.searchParams);
  const endpoint = await orNotFound(readEndpoint(ctx, id));
  const page = await listDeliveries(ctx, id, search);
  const t = await getTranslations('endpoints');
  const { slug } = ctx.workspace;
  const manage = manageDecision(ctx);
  const remove = availability(ctx.access, 'api-keys.revoke').decision;
  const list = `/w/${slug}/settings/api-keys/endpoints`;
  return (
    <Page>
      <LiveRefresh topics={['settings']} />
      <PageHead
        title={endpoint.name}
        count={<EndpointState endpoint={endpoint} />}
        facts={await factsOf(endpoint)}
        trail={{ href: list, label: t('title') }}
        secondary={<EndpointActions isOn={endpoint.isOn} manage={manage} remove={remove} />}
        primary={
          endpoint.isOn ? <TestButton endpoint={endpoint} workspace={slug} decision={manage} /> : undefined
        }
      />
      <Warnings endpoint={endpoint} />
      <EndpointDialogs endpoint={endpoint} workspace={slug} list={list} manage={manage} remove={remove} />
      <DeliveriesTable page={page} name={endpoint.name} />
    </Page>
  );
}

/** The address, and the events that it gets. */
async function factsOf({ url, kinds }: EndpointView) {
  const t = await getTranslations('endpoints');
  const format = await getFormatter();
  const events = kinds ? format.list(kinds.map((kind) => t(`kind.${kind}`))) : t('allKinds');
  return (
    <span className="[overflow-wrap:anywhere]">
      <code className="text-[12.5px]">{url}</code> · {events}
    </span>
  );
}

async function Warnings({ endpoint }: { endpoint: EndpointView & { isSealed: boolean } }) {
  const t = await getTranslations('endpoints');
  const format = await getFormatter();
  const { goneAt, isSealed, previousUntil } = endpoint;
  const texts = [
    goneAt && t('gone'),
    isSealed && t('sealed'),
    previousUntil &&
      t('previousUntil', { at: format.dateTime(previousUntil, { dateStyle: 'medium', timeStyle: 'short' }) }),
  ].filter((text) => typeof text === 'string');
  if (texts.length === 0) return null;
  return (
    <div className="grid flex-none gap-2 px-(--gutter) pb-3.5">
      {texts.map((text) => (
        <Callout key={text}>{text}</Callout>
      ))}
    </div>
  );
}
