import { CollectionPage, collectionTitle } from './collection-page';

type Props = PageProps<'/w/[workspace]/settings/[collection]'>;

export const generateMetadata = (props: Props) => collectionTitle(props, 'settings/');

/** What is set up in a workspace, a list for each kind. */
export default function SettingsCollectionPage(props: Props) {
  return <CollectionPage address={props} stands="settings/" />;
}
