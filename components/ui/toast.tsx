'use client';

import { Undo2 } from 'lucide-react';
import { type ReactNode, useEffect, useState } from 'react';
import { later } from './later';
import type { Said, ToastData } from './toast-layer';

const layer = later(() => import('./toast-layer'));

interface ToastOptions extends ToastData {
  /** Second line: what follows from it, or what was kept. */
  detail?: ReactNode;
}

let isAsked = false;
let open: (() => void) | undefined;
/** Says it in one plain line, where the layer cannot be loaded: what was done or refused is never left unsaid. */
let sayPlainly: ((title: ReactNode) => void) | undefined;

function show(said: Said): void {
  isAsked = true;
  open?.();
  layer.load().then(
    ({ say }) => say(said),
    () => sayPlainly?.(said.title),
  );
}

/** Says, at the foot of the page, that something was done. Goes by itself unless it offers an action. */
export function toast(title: ReactNode, { detail, ...data }: ToastOptions = {}): void {
  show({ title, description: detail, type: 'done', timeout: data.action ? 0 : 6000, data });
}

/** Says that something failed, what was kept and what to do. Stays until dismissed. */
export function toastError(title: ReactNode, { detail, ...data }: ToastOptions = {}): void {
  show({ title, description: detail, type: 'error', timeout: 0, priority: 'high', data });
}

/** A toast with Undo, which stays until dismissed (B3). */
export function toastUndo(
  title: ReactNode,
  { undo, label, ...options }: Omit<ToastOptions, 'action'> & { undo: () => void; label: ReactNode },
): void {
  toast(title, { ...options, action: { label, icon: <Undo2 />, run: undo } });
}

const firstSigns = ['pointerdown', 'keydown'];

/**
 * Where toasts appear: bottom centre. Once, in the root layout. What is told follows from what somebody did, so its code
 * comes with the first press, and the place is there, for screen readers too, before there is anything to tell.
 */
export function Toaster() {
  const [isThere, setThere] = useState(false);
  const [plain, setPlain] = useState<ReactNode>(null);

  useEffect(() => {
    const done = new AbortController();
    open = () => {
      done.abort();
      layer.load().then(
        () => setThere(true),
        () => {},
      );
    };
    sayPlainly = setPlain;
    for (const sign of firstSigns) document.addEventListener(sign, open, { signal: done.signal });
    if (isAsked) open();
    return () => {
      done.abort();
      open = undefined;
      sayPlainly = undefined;
    };
  }, []);

  if (!isThere) {
    return (
      <p
        role="status"
        className="fixed inset-x-0 bottom-0 z-50 bg-raised p-3 text-center shadow-modal empty:hidden"
      >
        {plain}
      </p>
    );
  }
  const { ToastLayer } = layer.here();
  return <ToastLayer />;
}
