import { getTranslations } from 'next-intl/server';
import { sheetOf } from '@/lib/collections/sheet';
import { CollectionPage, collectionTitle } from './collection-page';
import { SheetPage } from './sheet-page';

type Props = PageProps<'/w/[workspace]/settings/[collection]'>;

export async function generateMetadata(props: Props) {
  const sheet = sheetOf((await props.params).collection);
  if (!sheet) return collectionTitle(props, 'settings/');
  const features = await getTranslations('features');
  return { title: features(`${sheet.id}.label`) };
}

/** What is set up in a workspace: a list for each kind, or one form. */
export default async function SettingsCollectionPage(props: Props) {
  const sheet = sheetOf((await props.params).collection);
  return sheet ? (
    <SheetPage params={props.params} sheet={sheet} />
  ) : (
    <CollectionPage address={props} stands="settings/" />
  );
}
