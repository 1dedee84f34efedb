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
  return <span className={cn('badge', tones[tone])}>{children}</span>;
}
