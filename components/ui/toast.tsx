'use client';

import { type ComponentType, type ReactNode, useEffect, useState } from 'react';
import { Undo2 } from './icons';
import type { ToastContent } from './internal/toast-layer';

type ToastOptions = Pick<ToastContent, 'icon' | 'action' | 'detail'>;

/** How long a toast without an action is shown, in milliseconds. */
const shownFor = 6_000;
const firstSigns = ['pointerdown', 'keydown'];
const loadLayer = () => import('./internal/toast-layer');

/** Set while the page is mounted. */
let showLayer: (() => void) | undefined;
let sayPlainly: ((title: ReactNode) => void) | undefined;

function show(content: ToastContent): void {
  showLayer?.();
  loadLayer().then(
    ({ addToast: say }) => say(content),
    () => sayPlainly?.(content.title),
  );
}

/** Confirms an action at the bottom of the page. Disappears by itself unless it offers an action. */
export function toast(title: ReactNode, options: ToastOptions = {}): void {
  show({ ...options, title, isError: false, duration: options.action ? Number.POSITIVE_INFINITY : shownFor });
}

/** Reports a failure: what was kept and what to do. Stays until dismissed. */
export function toastError(title: ReactNode, options: ToastOptions = {}): void {
  show({ ...options, title, isError: true, duration: Number.POSITIVE_INFINITY });
}

/** A toast with Undo, which stays until dismissed (B3). */
export function toastUndo(
  title: ReactNode,
  { undo, label, ...options }: Omit<ToastOptions, 'action'> & { undo: () => void; label: ReactNode },
): void {
  toast(title, { ...options, action: { label, icon: <Undo2 />, run: undo } });
}

/**
 * The layer of toasts, bottom centre. Mount it once, in the root layout. Its code is loaded with the first press;
 * when that fails, the toast is one plain line.
 */
export function Toaster() {
  const [Layer, setLayer] = useState<ComponentType | null>(null);
  const [plain, setPlain] = useState<ReactNode>(null);
  useEffect(() => {
    const gone = new AbortController();
    const load = () =>
      loadLayer().then(
        ({ ToastLayer }) => setLayer(() => ToastLayer),
        () => {},
      );
    showLayer = load;
    sayPlainly = setPlain;
    for (const sign of firstSigns) document.addEventListener(sign, load, { signal: gone.signal, once: true });
    return () => gone.abort();
  }, []);
  if (Layer) return <Layer />;
  return (
    <p
      role="status"
      className="fixed inset-x-0 bottom-0 z-50 bg-raised p-3 text-center shadow-modal empty:hidden"
    >
      {plain}
    </p>
  );
}
