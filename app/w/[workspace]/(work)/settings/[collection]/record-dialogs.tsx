'use client';

import { createContext, type ReactNode, useContext, useMemo, useState } from 'react';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import type { RecordView } from '@/lib/work/records/record-view';
import { CreateRecordForm } from './create-record-form';
import { DeleteRecord } from './delete-record';
import { EditRecordForm } from './edit-record-form';
import { SecretsShown, type ShownSecrets } from './secrets-shown';
import { StepForm } from './step-form';

type Opened =
  | { act: 'create' }
  | { act: 'edit' | 'delete'; record: RecordView }
  | { act: 'step'; record: RecordView; transition: string }
  | { act: 'secrets'; shown: ShownSecrets };

interface RecordDialogs {
  create: () => void;
  edit: (record: RecordView) => void;
  delete: (record: RecordView) => void;
  /** Asks for what a step needs. */
  step: (record: RecordView, transition: string) => void;
  /** Shows what was just made, this once. */
  showSecrets: (shown: ShownSecrets) => void;
  close: () => void;
}

const Dialogs = createContext<RecordDialogs | null>(null);

/** Opens the dialogs of the page. They stand outside the list, which is drawn anew under them. */
export function useRecordDialogs(): RecordDialogs {
  const dialogs = useContext(Dialogs);
  if (!dialogs) throw new Error('Stands outside the page of a collection.');
  return dialogs;
}

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
    <Dialogs value={dialogs}>
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
    </Dialogs>
  );
}
