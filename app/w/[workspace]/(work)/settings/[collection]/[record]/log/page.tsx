import { ArrowLeft } from 'lucide-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LockedButton } from '@/components/lock/locked-button';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { requireContext } from '@/lib/access/gate/page';
import { collectionOf, findRecord } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { availability } from '@/lib/policy/might-ever';
import { listDeliveries } from '@/lib/work/deliveries/list-deliveries';
import { logPermissions } from '@/lib/work/deliveries/permissions';
import { DeliveryTable } from './delivery-table';
import { TestButton } from './test-button';

/** The latest delivery attempts to a channel or an integration, with their answers (S1.19, S1.20). */
export default async function LogPage(props: PageProps<'/w/[workspace]/settings/[collection]/[record]/log'>) {
  const { collection, record: recordId } = await props.params;
  const needs = logPermissions(collection);
  // The log of a record with a page is on that page.
  if (!needs || collectionOf(collection)?.hasPage) notFound();
  const ctx = await requireContext(props.params, needs.view);
  const { record, log } = await read(ctx, { collection, recordId });
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
        secondary={
          <ButtonLink href={`/w/${workspace}/settings/${collection}`} icon={<ArrowLeft aria-hidden />}>
            {features(`${collection}.label`)}
          </ButtonLink>
        }
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

/** A missing record and an invalid id both answer 404. */
async function read(ctx: WorkspaceContext, of: { collection: string; recordId: string }) {
  try {
    const [record, log] = await Promise.all([findRecord(ctx, of), listDeliveries(ctx, of)]);
    return { record, log };
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
