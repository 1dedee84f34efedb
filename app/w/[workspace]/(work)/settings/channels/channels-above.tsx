import { getTranslations } from 'next-intl/server';
import { Callout } from '@/components/ui/callout';
import { Waypoints } from '@/components/ui/icons';
import type { WorkspaceContext } from '@/lib/access/context/context';
import { listChannelsAbove } from '@/lib/work/inbox/channels/list-channels-above';

/** Names the channels that accounts above send with for this one; renders nothing without any. */
export async function ChannelsAbove({ ctx }: { ctx: WorkspaceContext }) {
  const channels = await listChannelsAbove(ctx);
  if (channels.length === 0) return null;
  const t = await getTranslations('channels.above');
  const kinds = await getTranslations('contacts.channels');
  return (
    <div className="grid flex-none gap-2 px-(--gutter) pb-3">
      {channels.map(({ id, kind, name, from }) => (
        <Callout key={id} icon={<Waypoints aria-hidden />}>
          {t('notice', { kind: kinds(kind), name, from })}
        </Callout>
      ))}
    </div>
  );
}
