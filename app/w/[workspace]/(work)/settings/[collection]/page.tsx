import { sheetOf } from '@/lib/work/collections/sheet-registry';
import { CollectionPage } from './collection-page';
import { SheetPage } from './sheet-page';

type Props = PageProps<'/w/[workspace]/settings/[collection]'>;

/** What is set up in a workspace: a list for each kind, or one form (S1.19, S1.20, S2.12, S2.20–S2.22). */
export default async function SettingsCollectionPage(props: Props) {
  const sheet = sheetOf((await props.params).collection);
  return sheet ? (
    <SheetPage params={props.params} sheet={sheet} />
  ) : (
    <CollectionPage address={props} stands="settings/" />
  );
}
