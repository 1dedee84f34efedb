'use client';

import { type ReactNode, useState, useTransition } from 'react';
import { Button } from '@/components/ui/button';
import { Dialog, DialogBody, DialogCancel, DialogContent, DialogFoot } from '@/components/ui/dialog';
import type { ActionError, ActionResult } from '@/lib/platform/action-result';
import { FormError } from './form-error';

interface Confirmed<T> {
  /** The act, and what it is done to: a `DialogHead`. */
  head: ReactNode;
  /** What follows from the act, before it is done. */
  children: ReactNode;
  /** What the button does, in its own words. */
  label: string;
  act: () => Promise<ActionResult<T>>;
  onDone: (data: T) => void;
  /** What else there is to complain of, such as a preview that was refused. */
  error?: ActionError | null;
  /** Stands for the error where someone else was faster (RO7). */
  stale?: ReactNode;
  /** Whether enough is known to go on. */
  isReady?: boolean;
}

/**
 * Asks once more before an act that takes something away. Refused, it says why and stays open. Stands in a
 * `DialogContent`; `ConfirmDialog` brings its own.
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

/** The same as a dialog of its own, open while it is there. */
export function ConfirmDialog<T>({ onClose, ...confirmed }: Confirmed<T> & { onClose: () => void }) {
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && onClose()}>
      <DialogContent>
        <Confirmation {...confirmed} />
      </DialogContent>
    </Dialog>
  );
}
