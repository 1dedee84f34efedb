import type { ReactNode } from 'react';

/** A key hint for sighted readers. A shortcut is never the only way to an action. */
export function Kbd({ children }: { children: ReactNode }) {
  return (
    <kbd
      aria-hidden
      className="rounded-1 border bg-surface px-1 font-medium font-sans text-[11px] text-ink-3 leading-4 max-tablet:hidden"
    >
      {children}
    </kbd>
  );
}
