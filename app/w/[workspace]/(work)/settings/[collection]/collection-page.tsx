import { notFound } from 'next/navigation';
import type { ReactNode } from 'react';
import { requireContext } from '@/lib/access/gate/page';
import { collectionOf, listRecords } from '@/lib/modules';
import type { Collection } from '@/lib/work/collections/definition';
import { pathOf } from '@/lib/work/collections/definition';
import { inModel } from '@/lib/work/collections/in-model';
import { recordSearch } from '@/lib/work/records/record-search';
import { SharedNotice } from '../../shared/shared-notice';
import { CollectionFrame } from './collection-frame';
import { CollectionHead } from './list/collection-head';
import { CollectionToolbar } from './list/collection-toolbar';
import { RecordTable } from './list/record-table';
import { SenderNotice } from './list/sender-notice';
import { UnmetNotice } from './list/unmet-notice';

/** The prefix of a collection's address: none for modules, `settings/` for the others. */
export type AddressPrefix = '' | 'settings/';

interface Address {
  params: Promise<{ workspace: string; collection: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** The collection that the address names; 404 if it does not exist or belongs under the other prefix. */
async function named({ params }: Pick<Address, 'params'>, prefix: AddressPrefix): Promise<Collection> {
  const { collection: id } = await params;
  const collection = collectionOf(id);
  return collection && pathOf(collection) === `${prefix}${id}` ? collection : notFound();
}

/** The same for a member of the workspace: 404 also if the workspace's model lacks the collection. */
export async function openCollection(address: Pick<Address, 'params'>, prefix: AddressPrefix) {
  const collection = await named(address, prefix);
  const { model } = await requireContext(address.params);
  if (!model.features.includes(collection.id)) notFound();
  return {
    collection: inModel(collection, model.features),
    ctx: await requireContext(address.params, collection.needs.view),
  };
}

/**
 * The page of every collection (S1.15, S1.16, S1.19, S1.20): its definition determines the content.
 *
 * @param props `above` is rendered between head and list
 */
export async function CollectionPage(props: { address: Address; prefix: AddressPrefix; above?: ReactNode }) {
  const { address, prefix } = props;
  const { collection, ctx } = await openCollection(address, prefix);
  // Awaited: a streamed list would appear by script only, and so would the links to its dialogs.
  const records = await listRecords(ctx, collection, recordSearch(collection, await address.searchParams));
  return (
    <CollectionFrame ctx={ctx} collection={collection} records={records.rows}>
      <CollectionHead total={records.total} />
      {collection.isShared && <SharedNotice ctx={ctx} />}
      <UnmetNotice ctx={ctx} collection={collection} />
      <SenderNotice ctx={ctx} collection={collection} />
      {props.above}
      <CollectionToolbar />
      <RecordTable page={records} />
    </CollectionFrame>
  );
}
