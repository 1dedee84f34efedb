import { cn } from './class-names';

/** A bar in the shape of the loading content. Decorative: the region around it carries `aria-busy`. */
export function Skeleton({ round, className }: { round?: boolean; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn(
        'pulse block max-w-full bg-press',
        round ? 'size-8 flex-none rounded-full' : 'h-2.5 rounded-1',
        className,
      )}
    />
  );
}
