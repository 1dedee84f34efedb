import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/live/live';
import { LockedButton } from '@/components/lock/locked-button';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { requireContext } from '@/lib/access/gate/page';
import { collectionOf } from '@/lib/modules';
import { availability } from '@/lib/policy/might-ever';
import { hasOwnPage } from '@/lib/work/collections/own-page';
import { logPermissions } from '@/lib/work/deliveries/permissions';
import { DeliveryTable } from './delivery-table';
import { readLog } from './read-log';
import { TestButton } from './test-button';

/** The latest delivery attempts to a channel or an integration, with their answers (S1.19, S1.20). */
export default async function LogPage(props: PageProps<'/w/[workspace]/settings/[collection]/[record]/log'>) {
  const { collection, record: recordId } = await props.params;
  const needs = logPermissions(collection);
  // The log of a record with a page is on that page.
  const definition = collectionOf(collection);
  if (!needs || !definition || hasOwnPage(definition)) notFound();
  const ctx = await requireContext(props.params, needs.view);
  const { record, log } = await readLog(ctx, { collection, recordId });
  const t = await getTranslations('deliveries');
  const features = await getTranslations('features');
  const workspace = ctx.workspace.slug;
  const retry = availability(ctx.access, needs.retry);
  const of = { workspace, collection, recordId: record.id };
  return (
    <Page>
      <LiveRefresh topics={['settings']} />
      <PageHead
        title={record.name}
        facts={t('facts')}
        trail={{ href: `/w/${workspace}/settings/${collection}`, label: features(`${collection}.label`) }}
        primary={
          !log.isOn ? undefined : retry.decision.allowed ? (
            <TestButton of={of} name={record.name} />
          ) : (
            <LockedButton label={t('test')} decision={retry.decision} />
          )
        }
      />
      <PageBody>
        <DeliveryTable name={record.name} attempts={log.attempts} of={of} retry={retry} />
      </PageBody>
    </Page>
  );
}
