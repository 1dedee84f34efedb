'use client';

import { createContext, useContext } from 'react';
import type { RecordView } from '@/lib/work/records/record-view';
import type { ShownSecrets } from './secrets-shown';

export interface RecordDialogs {
  create: () => void;
  edit: (record: RecordView) => void;
  delete: (record: RecordView) => void;
  /** Asks for the fields of a transition. */
  step: (record: RecordView, transition: string) => void;
  /** Shows newly created secrets, once. */
  showSecrets: (shown: ShownSecrets) => void;
  close: () => void;
}

export const RecordDialogsContext = createContext<RecordDialogs | null>(null);

/** Opens the dialogs of the page. */
export function useRecordDialogs(): RecordDialogs {
  const dialogs = useContext(RecordDialogsContext);
  if (!dialogs) throw new Error('Used outside the page of a collection.');
  return dialogs;
}
