'use client';

import { useTranslations } from 'next-intl';
import { Suspense, use, useId } from 'react';
import { PageFoot } from '@/components/shell/page';
import { Button } from '@/components/ui/button';
import { ChevronLeft, ChevronRight } from '@/components/ui/icons';
import { Select } from '@/components/ui/select';
import { pageSizes } from './search-params';
import { useListParams } from './use-list-params';

const smallest = Math.min(...pageSizes);

interface ShownPage {
  /** Opaque; null at either end. */
  nextCursor: string | null;
  previousCursor: string | null;
  /** Total number of rows; a promise where the count follows after the rows. */
  total: number | Promise<{ total: number; isMore?: boolean }>;
  /** The position of the first row in the whole list, from 1; 0 where it is not known or there is none. */
  from: number;
  rows: readonly unknown[];
}

/**
 * The footer of a list: range of rows, page size, previous and next. A list without any row has none, and one that fits
 * the smallest page has nothing to turn.
 */
export function Pagination({ page }: { page: ShownPage }) {
  const { isPending } = useListParams();
  const { from, rows, total } = page;
  if (rows.length === 0 && page.previousCursor === null) return null;
  const isWhole = page.previousCursor === null && page.nextCursor === null;
  const shown = { from, to: from + Math.max(0, rows.length - 1) };
  return (
    <PageFoot>
      <span aria-live="polite">
        {/* A new key per page, so that the rows show at once while their total is still being counted. */}
        <Suspense key={`${from} ${page.nextCursor}`} fallback={<Extent shown={shown} />}>
          {typeof total === 'number' ? (
            <Extent shown={shown} total={total} />
          ) : (
            <Counted shown={shown} total={total} />
          )}
        </Suspense>
      </span>
      <span className="flex-1" />
      {!(isWhole && rows.length <= smallest) && <Turning page={page} isPending={isPending} />}
    </PageFoot>
  );
}

/** Page size, previous and next. */
function Turning({ page, isPending }: { page: ShownPage; isPending: boolean }) {
  const t = useTranslations('table');
  const { params, turnTo, showRows } = useListParams();
  const sizeLabel = useId();
  return (
    <>
      <span data-screen-only className="inline-flex items-center gap-2 max-tablet:hidden">
        <span id={sizeLabel}>{t('rows')}</span>
        <Select
          size="sm"
          aria-labelledby={sizeLabel}
          value={String(params.size)}
          onChange={(value) => void showRows(pageSizes.find((size) => String(size) === value) ?? 25)}
          options={pageSizes.map((size) => ({ value: String(size), label: String(size) }))}
        />
      </span>
      <nav aria-label={t('pages')} className="flex gap-4">
        <Button
          size="sm"
          disabled={page.previousCursor === null || isPending}
          icon={<ChevronLeft className="icon-14" aria-hidden />}
          onClick={() => void turnTo(page.previousCursor)}
        >
          {t('previous')}
        </Button>
        <Button
          size="sm"
          disabled={page.nextCursor === null || isPending}
          onClick={() => void turnTo(page.nextCursor)}
        >
          {t('next')}
          <ChevronRight className="icon-14" aria-hidden />
        </Button>
      </nav>
    </>
  );
}

type Range = Record<'from' | 'to', number>;

function Counted({ shown, total }: { shown: Range; total: Promise<{ total: number; isMore?: boolean }> }) {
  return <Extent shown={shown} {...use(total)} />;
}

/** The range of rows, as far as it is known. */
function Extent({ shown, total, isMore = false }: { shown: Range; total?: number; isMore?: boolean }) {
  const t = useTranslations('table');
  if (shown.from === 0) return total === undefined ? null : t('total', { total });
  if (total === undefined) return t('shownUncounted', shown);
  return isMore ? t('shownOfMore', { ...shown, total }) : t('shown', { ...shown, total });
}
