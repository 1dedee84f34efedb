import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import { DialogRoute } from '@/components/shell/dialog-route';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { formOf } from '@/lib/modules';
import { availabilitiesIn } from '@/lib/work/collections/permissions';
import { type ConnectionId, channels } from '@/lib/work/inbox/channels/channels';
import { CollectionPageProvider } from '../../[collection]/collection-page-context';

/** The page that connects a channel in one way: its form gets the fields of that connection. */
export async function ConnectionForm(props: {
  ctx: WorkspaceContext;
  connection: ConnectionId;
  children: ReactNode;
}) {
  const { ctx, connection, children } = props;
  const t = await getTranslations('channels');
  const { choices, initial } = await formOf(ctx, channels);
  const workspace = ctx.workspace.slug;
  return (
    <CollectionPageProvider
      workspace={workspace}
      collection={channels}
      availabilities={availabilitiesIn(ctx.access, channels)}
      choices={choices}
      initial={{ ...initial, connection }}
      steps={null}
    >
      <DialogRoute
        over={null}
        back={{ href: `/w/${workspace}/settings/channels/new`, label: t('newTitle') }}
        title={t(`cards.${connection}.title`)}
      >
        {children}
      </DialogRoute>
    </CollectionPageProvider>
  );
}
