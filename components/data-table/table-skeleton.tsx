import { useTranslations } from 'next-intl';
import { cn } from '@/components/ui/class-names';
import { Skeleton } from '@/components/ui/skeleton';
import { columnWidth } from './internal/column-width';

/** A column head of the loading table; the first column has the avatar. */
export interface SkeletonColumn {
  label: string;
  width?: number;
  narrow?: number;
  wideOnly?: boolean;
}

/** Placeholder with the heads and widths of the loading table. Appears after 200 ms. */
export function TableSkeleton({ columns, rows = 8 }: { columns: readonly SkeletonColumn[]; rows?: number }) {
  const t = useTranslations('table');
  return (
    <div role="status" aria-busy className="appear-late min-h-0 flex-1 overflow-hidden">
      <span className="sr-only">{t('loading')}</span>
      <div
        aria-hidden
        className="type-12 flex h-9 items-center border-y bg-sunken px-6 text-ink-3 max-tablet:hidden"
      >
        {columns.map((column, index) => (
          <span key={column.label} {...track(column, index)}>
            {column.label}
          </span>
        ))}
      </div>
      {Array.from({ length: rows }, (_, row) => row).map((row) => (
        <div
          key={row}
          aria-hidden
          className="flex h-(--row) items-center border-b px-6 max-tablet:h-24 max-tablet:px-4"
        >
          {columns.map((column, index) => (
            <span key={column.label} {...track(column, index)}>
              {index === 0 ? (
                <span className="flex items-center gap-3">
                  <Skeleton round />
                  <span className="grid gap-2">
                    <Skeleton className={lengths[row % lengths.length]} />
                    <Skeleton className={lengths[(row + 2) % lengths.length]} />
                  </span>
                </span>
              ) : (
                <Skeleton className="w-16" />
              )}
            </span>
          ))}
        </div>
      ))}
    </div>
  );
}

const lengths = ['w-40', 'w-48', 'w-32', 'w-52', 'w-44'];

function track(column: SkeletonColumn, index: number) {
  const { width, wideOnly } = column;
  const { style, className } = columnWidth(column);
  return {
    style,
    className: cn(
      'min-w-0 pr-3',
      className,
      width ? 'flex-none' : 'flex-1',
      wideOnly && 'max-roomy:hidden',
      index > 0 && 'max-tablet:hidden',
    ),
  };
}
