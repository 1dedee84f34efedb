'use client';

import Link from 'next/link';
import { pathOf } from '@/lib/work/collections/definition';
import { hasOwnPage } from '@/lib/work/collections/own-page';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from './collection-page-context';

/** The name of a record, as a link if it has a page. */
export function RecordName({ record: { id, name } }: { record: RecordView }) {
  const { workspace, collection } = useCollectionPage();
  const look = 'block truncate font-medium';
  if (!hasOwnPage(collection)) return <span className={look}>{name}</span>;
  return (
    <Link
      href={`/w/${workspace}/${pathOf(collection)}/${id}`}
      className={`${look} underline-offset-2 hover:underline`}
    >
      {name}
    </Link>
  );
}
