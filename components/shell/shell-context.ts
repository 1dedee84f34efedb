'use client';

import { createContext, use } from 'react';

/** What the parts of a page may ask of the shell around it. */
export interface ShellControls {
  openDrawer: () => void;
  openPalette: () => void;
}

export const ShellContext = createContext<ShellControls | null>(null);

/** The shell around; null on pages that have none (gate, setup). */
export function useShell(): ShellControls | null {
  return use(ShellContext);
}
