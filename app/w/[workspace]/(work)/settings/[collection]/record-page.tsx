import { ArrowLeft } from 'lucide-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { LiveRefresh } from '@/components/shell/live';
import { Page, PageBody, PageHead } from '@/components/shell/page';
import { ButtonLink } from '@/components/ui/button-link';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { formOf, previewRecord, reportRecord } from '@/lib/modules';
import { NotFound } from '@/lib/platform/errors';
import { availability } from '@/lib/policy/might-ever';
import { campaignProgress } from '@/lib/work/campaigns/campaign-progress';
import type { Collection } from '@/lib/work/collections/definition';
import { pathOf } from '@/lib/work/collections/definition';
import { availabilitiesIn } from '@/lib/work/collections/permissions';
import { addressOf } from '@/lib/work/records/public-address';
import type { RecordView } from '@/lib/work/records/record-view';
import { stepChoicesFor } from '@/lib/work/shortcuts/step-choices';
import { CampaignProgress } from './campaign-progress';
import { type AddressPrefix, openCollection } from './collection-page';
import { CollectionPageProvider } from './collection-page-context';
import { ExportReaders } from './export-readers';
import { RecordActions } from './record-actions';
import { RecordAddress } from './record-address';
import { RecordDialogsProvider } from './record-dialogs';
import { RecordPreview } from './record-preview';
import { RecordReport } from './record-report';
import { SendTest } from './send-test';
import { StateBadge } from './state-badge';

interface Address {
  params: Promise<{ workspace: string; collection: string; record: string }>;
}

/** One record: its preview and its figures, for people who may see its collection (S2.6, S2.7, S2.15). */
export async function RecordPage({ address, prefix }: { address: Address; prefix: AddressPrefix }) {
  const { collection, ctx } = await openCollection(address, prefix);
  const at = { collection: collection.id, recordId: (await address.params).record };
  const { record, preview } = await orNotFound(previewRecord(ctx, at));
  const t = await getTranslations('records');
  return (
    <CollectionPageProvider
      workspace={ctx.workspace.slug}
      collection={collection}
      availabilities={availabilitiesIn(ctx.access, collection)}
      {...(await formOf(ctx, collection))}
      steps={await stepChoicesFor(ctx, collection)}
    >
      <RecordDialogsProvider>
        <Page>
          <LiveRefresh topics={['settings']} />
          <PageHead
            title={record.name}
            count={record.state && <StateBadge state={record.state} />}
            secondary={<RecordActions record={record} />}
            primary={
              <ButtonLink
                href={`/w/${ctx.workspace.slug}/${pathOf(collection)}`}
                icon={<ArrowLeft aria-hidden />}
              >
                {t('toList')}
              </ButtonLink>
            }
          />
          <PageBody className="grid content-start gap-8 pt-2">
            {await progressPart(ctx, collection, record)}
            {await reportPart(ctx, collection, at)}
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
          </PageBody>
        </Page>
      </RecordDialogsProvider>
    </CollectionPageProvider>
  );
}

/** The progress of a sending or paused campaign. */
async function progressPart(
  ctx: WorkspaceContext,
  { id: collection, report, states = [] }: Collection,
  { id: recordId, state }: RecordView,
) {
  const isUnderWay = states.includes('sending') && (state === 'sending' || state === 'suspended');
  if (!isUnderWay || !report || availability(ctx.access, report.needs).state !== 'open') return null;
  return <CampaignProgress state={state} {...(await campaignProgress(ctx, { collection, recordId }))} />;
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

/** A missing record and an invalid id both answer 404. */
async function orNotFound<T>(reading: Promise<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
