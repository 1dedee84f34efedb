import { getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { previewRecord, readProgress, reportRecord } from '@/lib/modules';
import { availability } from '@/lib/policy/might-ever';
import type { Collection } from '@/lib/work/collections/definition';
import { listDeliveries } from '@/lib/work/deliveries/list-deliveries';
import { logPermissions } from '@/lib/work/deliveries/permissions';
import { addressOf } from '@/lib/work/records/public-address';
import type { RecordView } from '@/lib/work/records/record-view';
import { LogSection } from '../[record]/log/log-section';
import { type AddressPrefix, openCollection } from '../collection-page';
import { ExportReaders } from './export-readers';
import { RecordAddress } from './record-address';
import { RecordFrame } from './record-frame';
import { RecordPreview } from './record-preview';
import { RecordProgress } from './record-progress';
import { RecordReport } from './record-report';
import { SendTest } from './send-test';

interface Address {
  params: Promise<{ workspace: string; collection: string; record: string }>;
}

/** One record: its preview and its figures, for people who may see its collection (S2.6, S2.7, S2.15). */
export async function RecordPage({ address, prefix }: { address: Address; prefix: AddressPrefix }) {
  const { collection, ctx } = await openCollection(address, prefix);
  const at = { collection: collection.id, recordId: (await address.params).record };
  const { record, preview } = await orNotFound(previewRecord(ctx, at));
  const t = await getTranslations('records.faults');
  return (
    <RecordFrame ctx={ctx} collection={collection} record={record}>
      {record.fault && <Callout tone="error">{t(record.fault)}</Callout>}
      {await progressPart(ctx, collection, record)}
      {await reportPart(ctx, collection, at)}
      {await logPart(ctx, collection, record)}
      <RecordAddress address={addressOf(ctx.workspace.id, collection, record)} />
      <RecordPreview preview={preview}>
        {collection.tests && (
          <SendTest
            recordId={record.id}
            email={ctx.person.email}
            can={availability(ctx.access, collection.tests.needs)}
            canList={availability(ctx.access, collection.tests.listNeeds)}
          />
        )}
      </RecordPreview>
    </RecordFrame>
  );
}

/** The progress of a record that is being sent or paused. */
async function progressPart(
  ctx: WorkspaceContext,
  { id: collection, report, states = [] }: Collection,
  { id: recordId, state }: RecordView,
) {
  const isUnderWay = states.includes('sending') && (state === 'sending' || state === 'suspended');
  if (!isUnderWay || !report || availability(ctx.access, report.needs).state !== 'open') return null;
  return <RecordProgress state={state} {...(await readProgress(ctx, { collection, recordId }))} />;
}

async function reportPart(
  ctx: WorkspaceContext,
  { report }: Collection,
  at: { collection: string; recordId: string },
) {
  if (!report || availability(ctx.access, report.needs).state !== 'open') return null;
  return (
    <RecordReport report={await reportRecord(ctx, at)}>
      {report.exports && (
        <ExportReaders recordId={at.recordId} can={availability(ctx.access, report.exports)} />
      )}
    </RecordReport>
  );
}

/** What was posted about the record, where its collection has such a log: the states of an ad (S2.15). */
async function logPart(ctx: WorkspaceContext, { id: collection }: Collection, record: RecordView) {
  const needs = logPermissions(collection);
  if (!needs) return null;
  const at = { collection, recordId: record.id };
  const { attempts } = await listDeliveries(ctx, at);
  if (attempts.length === 0) return null;
  const t = await getTranslations('records');
  return (
    <LogSection
      title={t('log')}
      name={record.name}
      attempts={attempts}
      of={{ workspace: ctx.workspace.slug, ...at }}
      retry={availability(ctx.access, needs.retry)}
    />
  );
}
