import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { PageBody, PageHead } from '@/components/shell/page';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { type Collection, pathOf } from '@/lib/work/collections/definition';
import type { RecordView } from '@/lib/work/records/record-view';
import { CollectionFrame } from '../collection-frame';
import { RecordActions } from '../dialogs/record-actions';
import { StateBadge } from '../values/state-badge';

/** The page of one record: its name and state, its actions with their dialogs, and the way back to its list. */
export async function RecordFrame(props: {
  ctx: WorkspaceContext;
  collection: Collection;
  record: RecordView;
  facts?: ReactNode;
  className?: string;
  children: ReactNode;
}) {
  const { ctx, collection, record, facts, className = 'gap-8' } = props;
  const features = await getTranslations('features');
  return (
    <CollectionFrame ctx={ctx} collection={collection} records={[record]}>
      <PageHead
        title={record.name}
        count={record.state && <StateBadge state={record.state} />}
        facts={facts}
        secondary={<RecordActions record={record} isHead />}
        trail={{
          href: `/w/${ctx.workspace.slug}/${pathOf(collection)}`,
          label: features(`${collection.id}.label`),
        }}
      />
      <PageBody className={`grid content-start pt-2 ${className}`}>{props.children}</PageBody>
    </CollectionFrame>
  );
}
