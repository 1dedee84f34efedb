'use client';

import { createContext, useContext } from 'react';
import type { ShownSecrets } from './secrets-shown';

export interface RecordDialogs {
  /** Shows newly created secrets, once. */
  showSecrets: (shown: ShownSecrets) => void;
  close: () => void;
}

export const RecordDialogsContext = createContext<RecordDialogs | null>(null);

/** Closes the open dialog of the page, and shows secrets in it. */
export function useRecordDialogs(): RecordDialogs {
  const dialogs = useContext(RecordDialogsContext);
  if (!dialogs) throw new Error('Used outside the page of a collection.');
  return dialogs;
}
