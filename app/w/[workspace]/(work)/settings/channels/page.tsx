import { CollectionPage } from '../[collection]/collection-page';
import { ChannelsAbove } from './channels-above';
import { openChannels } from './open-channels';

type Props = PageProps<'/w/[workspace]/settings/channels'>;

const named = ({ params, searchParams }: Props) => ({
  params: params.then(({ workspace }) => ({ workspace, collection: 'channels' })),
  searchParams,
});

/** The channels of an account, below those that flow down to it (S0). */
export default async function ChannelsPage(props: Props) {
  const ctx = await openChannels(props.params, 'view');
  return <CollectionPage address={named(props)} prefix="settings/" above={<ChannelsAbove ctx={ctx} />} />;
}
