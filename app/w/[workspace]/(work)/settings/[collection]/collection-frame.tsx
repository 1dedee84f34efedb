import type { ReactNode } from 'react';
import { LiveRefresh } from '@/components/live/live';
import { Page } from '@/components/shell/page';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { formOf } from '@/lib/modules';
import type { Collection } from '@/lib/work/collections/definition';
import { availabilitiesIn } from '@/lib/work/collections/permissions';
import type { RecordView } from '@/lib/work/records/record-view';
import { stepChoicesFor } from '@/lib/work/shortcuts/step-choices';
import { CollectionPageProvider } from './collection-page-context';
import { RecordDialogsProvider } from './dialogs/record-dialogs';

/** A page about records of a collection, with the dialogs of their actions. */
export async function CollectionFrame(props: {
  ctx: WorkspaceContext;
  collection: Collection;
  records: RecordView[];
  children: ReactNode;
}) {
  const { ctx, collection, records, children } = props;
  return (
    <CollectionPageProvider
      workspace={ctx.workspace.slug}
      collection={collection}
      availabilities={availabilitiesIn(ctx.access, collection)}
      {...(await formOf(ctx, collection))}
      steps={await stepChoicesFor(ctx, collection)}
    >
      <RecordDialogsProvider records={records}>
        <Page>
          <LiveRefresh topics={['settings']} />
          {children}
        </Page>
      </RecordDialogsProvider>
    </CollectionPageProvider>
  );
}
