'use client';

import { type ReactNode, useState } from 'react';
import { Dialog, DialogContent } from '@/components/ui/dialog';
import { DialogButton, useDialogAddress } from './dialog-address';

/**
 * The button that opens a form at `?dialog=add`, and its dialog: first the form, then what it made. Closing forgets what
 * was made, since a secret is shown once.
 *
 * @param form calls `onMade` when something is made
 */
export function MadeOnce<Made>(props: {
  icon: ReactNode;
  label: string;
  form: (onMade: (made: Made) => void) => ReactNode;
  shown: (made: Made) => ReactNode;
}) {
  const { icon, label, form, shown } = props;
  const { opened, close } = useDialogAddress();
  const [made, setMade] = useState<{ it: Made } | null>(null);

  function leave() {
    setMade(null);
    close();
  }

  return (
    <>
      <DialogButton opens="add" variant="primary" icon={icon}>
        {label}
      </DialogButton>
      <Dialog open={opened === 'add'} onOpenChange={(isOpen) => !isOpen && leave()}>
        <DialogContent>{made ? shown(made.it) : form((it) => setMade({ it }))}</DialogContent>
      </Dialog>
    </>
  );
}
