import type { ReactNode } from 'react';
import { cn } from './class-names';

const tones = {
  plain: 'bg-press text-ink-2',
  amber: 'bg-amber-soft text-amber-ink shadow-[inset_0_0_0_1px_var(--amber-line)]',
  accent: 'bg-accent-soft text-accent-ink shadow-[inset_0_0_0_1px_var(--accent-line)]',
  red: 'bg-red-soft text-red-ink',
};

/** A filled word beside a name: You, Suspended. Amber is only for Pending. Never clickable. */
export function Badge({ tone = 'plain', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return (
    <span
      className={cn(
        'inline-flex h-[18px] flex-none items-center gap-1 whitespace-nowrap rounded-1 px-[5px] font-medium text-[12px] leading-[18px]',
        tones[tone],
      )}
    >
      {children}
    </span>
  );
}
