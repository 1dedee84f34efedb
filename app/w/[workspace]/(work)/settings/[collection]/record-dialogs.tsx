'use client';

import { type ReactNode, useMemo, useState } from 'react';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { RecordView } from '@/lib/work/records/record-view';
import { CreateRecordForm } from './create-record-form';
import { DeleteRecord } from './delete-record';
import { EditRecordForm } from './edit-record-form';
import { SecretsShown, type ShownSecrets } from './secrets-shown';
import { StepForm } from './step-form';
import { type RecordDialogs, RecordDialogsContext } from './use-record-dialogs';

type Opened =
  | { act: 'create' }
  | { act: 'edit' | 'delete'; record: RecordView }
  | { act: 'step'; record: RecordView; transition: string }
  | { act: 'secrets'; shown: ShownSecrets };

/** Mounts the dialogs of a collection's page outside the list, which may render again below them. */
export function RecordDialogsProvider({ children }: { children: ReactNode }) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const dialogs = useMemo<RecordDialogs>(
    () => ({
      create: () => setOpened({ act: 'create' }),
      edit: (record) => setOpened({ act: 'edit', record }),
      delete: (record) => setOpened({ act: 'delete', record }),
      step: (record, transition) => setOpened({ act: 'step', record, transition }),
      showSecrets: (shown) => setOpened({ act: 'secrets', shown }),
      close: () => setOpened(null),
    }),
    [],
  );
  return (
    <RecordDialogsContext value={dialogs}>
      {children}
      <Dialog open={opened !== null} onOpenChange={(isOpen) => !isOpen && dialogs.close()}>
        {opened && (
          <DialogContent>
            {opened.act === 'create' && <CreateRecordForm />}
            {opened.act === 'edit' && <EditRecordForm record={opened.record} />}
            {opened.act === 'delete' && <DeleteRecord record={opened.record} />}
            {opened.act === 'step' && <StepForm record={opened.record} transition={opened.transition} />}
            {opened.act === 'secrets' && <SecretsShown shown={opened.shown} />}
          </DialogContent>
        )}
      </Dialog>
    </RecordDialogsContext>
  );
}
