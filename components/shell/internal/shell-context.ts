'use client';

import { createContext, use } from 'react';

/** The controls of the shell that parts of a page may use. */
export interface ShellControls {
  openDrawer: () => void;
  openPalette: () => void;
}

export const ShellContext = createContext<ShellControls | null>(null);

/** The surrounding shell; null on pages without one (gate, setup). */
export function useShell(): ShellControls | null {
  return use(ShellContext);
}
