import { CollectionPage } from '../settings/[collection]/collection-page';

type Props = PageProps<'/w/[workspace]/[collection]'>;

/** A module that is a list of records: campaigns, templates, landing pages (S2.6, S2.7, S2.13–S2.16). */
export default function ModulePage(props: Props) {
  return <CollectionPage address={props} prefix="" />;
}
