import { RecordPage } from '../../settings/[collection]/record-page';

/** One record of a module: what it looks like, and what is counted of it. */
export default function ModuleRecordPage(props: PageProps<'/w/[workspace]/[collection]/[record]'>) {
  return <RecordPage address={props} stands="" />;
}
