import type { ReactNode } from 'react';
import { cn } from './class-names';

const tones = {
  plain: 'bg-press text-ink-2',
  amber: 'badge-amber',
  accent: 'badge-accent',
  red: 'bg-red-soft text-red-ink',
};

/** A filled word beside a name: You, Suspended. Amber is only for Pending. Never clickable. */
export function Badge({ tone = 'plain', children }: { tone?: keyof typeof tones; children: ReactNode }) {
  return <span className={cn('badge', tones[tone])}>{children}</span>;
}
