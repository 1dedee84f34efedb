import { openChannels } from '../../open-channels';
import { ConnectionForm } from '../connection-form';
import { WidgetForm } from './widget-form';

/** Connects a web chat (S1.20). */
export default async function NewWidgetPage({
  params,
}: PageProps<'/w/[workspace]/settings/channels/new/widget'>) {
  const ctx = await openChannels(params, 'create');
  return (
    <ConnectionForm ctx={ctx} connection="widget">
      <WidgetForm list={`/w/${ctx.workspace.slug}/settings/channels`} />
    </ConnectionForm>
  );
}
