'use client';

import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { RecordView } from '@/lib/work/records/record-view';
import { CreateRecordForm } from './create-record-form';
import { DeleteRecord } from './delete-record';
import { EditRecordForm } from './edit-record-form';
import { SecretsShown, type ShownSecrets } from './secrets-shown';
import { StepForm } from './step-form';

/** The open dialog of a collection's page: new secrets, the action on a record, or a new record. */
export function RecordDialog(props: {
  secrets: ShownSecrets | null;
  opened: { act: string; seen: RecordView } | null;
  close: () => void;
}) {
  const { secrets, opened, close } = props;
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent>
        {secrets ? (
          <SecretsShown shown={secrets} />
        ) : opened ? (
          <RecordForm act={opened.act} record={opened.seen} />
        ) : (
          <CreateRecordForm />
        )}
      </DialogContent>
    </Dialog>
  );
}

function RecordForm({ act, record }: { act: string; record: RecordView }) {
  if (act === 'edit') return <EditRecordForm record={record} />;
  if (act === 'delete') return <DeleteRecord record={record} />;
  return <StepForm record={record} transition={act} />;
}
