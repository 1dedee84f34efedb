import { settingsFormOf } from '@/lib/modules';
import { CollectionPage } from './collection-page';
import { SettingsFormPage } from './settings-form/settings-form-page';

type Props = PageProps<'/w/[workspace]/settings/[collection]'>;

/** The settings of a workspace: a list for each kind, or one form (S1.19, S1.20, S2.12, S2.20–S2.22). */
export default async function SettingsCollectionPage(props: Props) {
  const settingsForm = settingsFormOf((await props.params).collection);
  return settingsForm ? (
    <SettingsFormPage params={props.params} settingsForm={settingsForm} />
  ) : (
    <CollectionPage address={props} prefix="settings/" />
  );
}
