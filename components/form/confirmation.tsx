'use client';

import { type ReactNode, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFoot } from '@/components/ui/dialog';
import type { ActionError, ActionResult } from '@/lib/platform/action-result';
import { FormError } from './form-error';

interface Confirmed<T> {
  /** The action and its target: a `DialogHead`. */
  head: ReactNode;
  /** The consequences of the action. */
  children: ReactNode;
  /** The label of the confirming button. */
  label: string;
  act: () => Promise<ActionResult<T>>;
  onDone: (data: T) => void;
  /** A further error, such as a refused preview. */
  error?: ActionError | null;
  /** Shown instead of the error when another person changed the target first (RO7). */
  stale?: ReactNode;
  /** False while the dialog lacks the data it needs to confirm. */
  isReady?: boolean;
}

/**
 * Asks for confirmation of an action that removes something. When the server refuses, it shows the reason and stays
 * open. Use it inside a `DialogContent`; `ConfirmDialog` includes one.
 */
export function Confirmation<T>(props: Confirmed<T>) {
  const { act, onDone, isReady = true } = props;
  const [error, setError] = useState<ActionError | null>(null);
  const [isBusy, start] = useTransition();
  const confirm = () =>
    start(async () => {
      setError(null);
      const answer = await act();
      if (answer.ok) onDone(answer.data);
      else setError(answer.error);
    });
  return (
    <>
      {props.head}
      <DialogBody>
        {props.children}
        {error?.kind === 'stale' && props.stale ? (
          props.stale
        ) : (
          <FormError error={error ?? props.error ?? null} />
        )}
      </DialogBody>
      <DialogFoot>
        <DialogCancel />
        <Button size="lg" variant="danger" busy={isBusy} disabled={!isReady} onClick={confirm}>
          {props.label}
        </Button>
      </DialogFoot>
    </>
  );
}

/** A `Confirmation` in a dialog that is open as long as it is mounted. */
export function ConfirmDialog<T>({ onClose, ...confirmed }: Confirmed<T> & { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <Confirmation {...confirmed} />
      </DialogContent>
    </Dialog>
  );
}
