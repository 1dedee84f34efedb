'use client';

import { useEffect, useEffectEvent, useRef, useState } from 'react';
import { type FieldValues, get, type UseFormReturn } from 'react-hook-form';
import { useDraftKey } from '../draft-owner';
import { type Draft, type DraftKey, readDraft, writeDraft } from '../draft-store';
import { typedValues, type Values, withTyped } from './typed-values';

/** A pause in typing before the draft is written, in milliseconds; leaving the form writes it at once. */
const pause = 300;

/** The longest interruption after which a form without a name shows again what was typed, in milliseconds. */
const interruption = 15 * 60_000;

export interface FormDraft {
  /** Set while the form shows a restored draft: when it was typed. */
  restoredAt: Date | null;
  /** Forgets the draft and shows the first values again. */
  discard: () => void;
  /** Forgets the draft, because its values were sent. */
  forget: () => void;
  /** Keeps what was typed, also of a form without a name: the person leaves the page to prove who they are (B17). */
  interrupt: () => void;
}

/**
 * Keeps what is typed into a form until it is sent, so that Escape, a reload or an ended session loses nothing. The
 * draft contains neither values that the server sent nor passwords. It restores the version that was edited, so that
 * a change by another person is noticed when the draft is saved (RO7).
 *
 * @param place names the form within the workspace, with the id of the row it edits; without one only an interruption is kept
 */
export function useDraft<Input extends FieldValues, Output>(
  form: UseFormReturn<Input, unknown, Output>,
  place: string | undefined,
): FormDraft {
  const key = useDraftKey(place);
  const interrupted = useDraftKey(`interrupted ${Object.keys(form.control._defaultValues).sort()}`);
  const id = key && `${key.owner}.${key.place}`;
  const [restoredAt, setRestoredAt] = useState<Date | null>(null);
  const timer = useRef<ReturnType<typeof setTimeout> | null>(null);

  const restore = useEffectEvent(() => {
    const draft = (key && readDraft(key)) ?? takeInterrupted(interrupted);
    if (!draft) return;
    form.reset(withTyped(form.control._defaultValues, draft.values) as Input, { keepDefaultValues: true });
    setRestoredAt(new Date(draft.at));
  });
  const write = useEffectEvent(() => {
    if (key) writeDraft(key, typedIn(form));
  });
  const flush = useEffectEvent(() => {
    if (timer.current === null) return;
    clearTimeout(timer.current);
    timer.current = null;
    write();
  });

  useEffect(() => {
    restore();
    if (!id) return;
    const leave = () => flush();
    const unsubscribe = form.subscribe({
      formState: { values: true },
      callback: () => {
        if (timer.current !== null) clearTimeout(timer.current);
        timer.current = setTimeout(leave, pause);
      },
    });
    window.addEventListener('pagehide', leave);
    return () => {
      unsubscribe();
      window.removeEventListener('pagehide', leave);
      leave();
    };
  }, [id, form]);

  function forget() {
    if (timer.current !== null) clearTimeout(timer.current);
    timer.current = null;
    if (key) writeDraft(key, {});
    setRestoredAt(null);
  }

  function discard() {
    form.reset();
    forget();
  }

  function interrupt() {
    if (key) write();
    else if (interrupted) writeDraft(onThisPage(interrupted), typedIn(form));
  }

  return { restoredAt, discard, forget, interrupt };
}

/** The person comes back to the same address, which names the open dialog. */
const onThisPage = ({ owner, place }: DraftKey): DraftKey => ({
  owner,
  place: `${place} ${location.pathname}${location.search}`,
});

/** What an interruption kept, once and not for long: the person who did not come back began something else. */
function takeInterrupted(key: DraftKey | null): Draft | null {
  const draft = key && readDraft(onThisPage(key));
  if (draft) writeDraft(onThisPage(key), {});
  return draft && draft.at > Date.now() - interruption ? draft : null;
}

/** What was typed, without passwords, and with the version of the row that was edited. */
function typedIn<Input extends FieldValues, Output>({
  control,
  getValues,
}: UseFormReturn<Input, unknown, Output>): Values {
  const values: Values = getValues();
  const { version: _, ...typed } = typedValues(values, control._defaultValues);
  for (const name of Object.keys(typed)) {
    if (get(control._fields, `${name}._f.ref.type`) === 'password') delete typed[name];
  }
  return Object.keys(typed).length > 0 && 'version' in values ? { ...typed, version: values.version } : typed;
}
