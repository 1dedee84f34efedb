import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { Suspense } from 'react';
import { LiveRefresh } from '@/components/shell/live';
import { Page } from '@/components/shell/page';
import type { Collection } from '@/lib/collections/definition';
import { standingsIn } from '@/lib/collections/permissions';
import { collectionOf } from '@/lib/collections/registry';
import { requireContext } from '@/lib/page';
import { listRecords } from '@/lib/services/records/list';
import { recordSearch } from '@/lib/services/records/search';
import { CollectionHead } from './collection-head';
import { CollectionPlaceProvider } from './collection-place';
import { CollectionToolbar } from './collection-toolbar';
import { RecordDialogsProvider } from './record-dialogs';
import { RecordTable } from './record-table';
import { RecordsSkeleton } from './records-skeleton';

type Props = PageProps<'/w/[workspace]/settings/[collection]'>;

/** The collection that the address names; any other name is a page that does not exist. */
async function named({ params }: Pick<Props, 'params'>): Promise<Collection> {
  return collectionOf((await params).collection) ?? notFound();
}

export async function generateMetadata(props: Props): Promise<Metadata> {
  const collection = await named(props);
  const t = await getTranslations('features');
  return { title: t(`${collection.id}.label`) };
}

/** The page of every collection (S1.15, S1.16, S1.19, S1.20): what it shows follows from the definition. */
export default async function CollectionPage(props: Props) {
  const collection = await named(props);
  const ctx = await requireContext(props.params, collection.needs.view);
  const records = listRecords(ctx, collection, recordSearch(collection, await props.searchParams)); // not awaited: it streams below
  return (
    <CollectionPlaceProvider
      workspace={ctx.workspace.slug}
      collection={collection.id}
      standings={standingsIn(ctx.access, collection)}
    >
      <RecordDialogsProvider>
        <Page>
          <LiveRefresh topics={['settings']} />
          <CollectionHead records={records} />
          <CollectionToolbar />
          <Suspense fallback={<RecordsSkeleton />}>
            <RecordTable records={records} />
          </Suspense>
        </Page>
      </RecordDialogsProvider>
    </CollectionPlaceProvider>
  );
}
