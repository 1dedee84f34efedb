import { RecordPage } from '../../settings/[collection]/record/record-page';

/** One record of a module: its preview and its figures. */
export default function ModuleRecordPage(props: PageProps<'/w/[workspace]/[collection]/[record]'>) {
  return <RecordPage address={props} prefix="" />;
}
