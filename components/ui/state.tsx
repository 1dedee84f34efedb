import type { ReactNode } from 'react';
import { cn } from './class-names';

/**
 * Shown instead of content: empty, no result, error, locked, not found. An icon, one sentence, an action. `locked`
 * makes the icon amber.
 */
export function State(props: {
  icon: ReactNode;
  title: ReactNode;
  children?: ReactNode;
  actions?: ReactNode;
  locked?: boolean;
  /** The heading's level: 1 where it is the page. */
  level?: 1 | 2 | 3;
  className?: string;
}) {
  const Heading = `h${props.level ?? 2}` as const;
  return (
    <div className={cn('grid justify-items-center gap-1.5 px-6 py-8 text-center', props.className)}>
      <span aria-hidden className={cn('mb-1 [&>.lucide]:size-5', props.locked ? 'text-amber' : 'text-ink-3')}>
        {props.icon}
      </span>
      <Heading className="type-16 text-balance">{props.title}</Heading>
      {props.children && <p className="max-w-[44ch] text-balance text-ink-2">{props.children}</p>}
      {props.actions && <div className="mt-2.5 flex flex-wrap justify-center gap-2">{props.actions}</div>}
    </div>
  );
}
