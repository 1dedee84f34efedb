'use client';

import Link from 'next/link';
import { useTranslations } from 'next-intl';
import { pathOf } from '@/lib/work/collections/definition';
import { hasOwnPage } from '@/lib/work/collections/own-page';
import type { RecordView } from '@/lib/work/records/record-view';
import { useCollectionPage } from '../collection-page-context';

/** The name of a record, as a link if it has a page, and why it does nothing although it is on. */
export function RecordName({ record }: { record: RecordView }) {
  const t = useTranslations('records.faults');
  return (
    <>
      <NameOrLink record={record} />
      {record.fault && (
        <span className="type-13 block whitespace-normal text-red-ink">{t(record.fault)}</span>
      )}
    </>
  );
}

function NameOrLink({ record: { id, name } }: { record: RecordView }) {
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
