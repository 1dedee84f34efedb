import { Skeleton } from '@/components/ui/skeleton';

const facts = ['one', 'two', 'three', 'four'];
const bars = [60, 35, 80, 50, 95, 40, 70, 55, 85, 45, 65, 30, 75, 20];

/** Placeholder for figures and their chart while they load. Screen readers announce `label`. */
export function FiguresSkeleton({ label }: { label: string }) {
  return (
    <div aria-busy role="status" aria-label={label}>
      <div className="flex flex-wrap gap-x-10 gap-y-4 border-y py-5">
        {facts.map((fact) => (
          <div key={fact} className="grid w-32 gap-2.5">
            <Skeleton className="w-24" />
            <Skeleton className="h-5 w-14" />
          </div>
        ))}
      </div>
      <div className="mt-8 flex h-48 items-end gap-2 max-tablet:h-36">
        {bars.map((height) => (
          <span key={height} className="pulse flex-1 bg-press" style={{ height: `${height}%` }} />
        ))}
      </div>
    </div>
  );
}
