import { useTranslations } from 'next-intl';
import type { ReactNode } from 'react';
import { Skeleton } from '@/components/ui/skeleton';

/** A section of a settings page: title, one line of explanation, and content. */
export function Part({ title, lead, children }: { title: string; lead?: ReactNode; children?: ReactNode }) {
  return (
    <section className="grid gap-3">
      <div>
        <h2 className="type-16">{title}</h2>
        {lead && <p className="type-13 text-ink-2">{lead}</p>}
      </div>
      {children}
    </section>
  );
}

/** The column of a page's sections. */
export function Parts({ children }: { children: ReactNode }) {
  return <div className="grid max-w-form gap-8 pt-2">{children}</div>;
}

/** Placeholder for the loading sections. Appears after 200 ms. */
export function PartsSkeleton() {
  const t = useTranslations('table');
  return (
    <div role="status" aria-busy className="appear-late grid max-w-form gap-8 pt-2">
      <span className="sr-only">{t('loading')}</span>
      {['w-40', 'w-52', 'w-32'].map((width) => (
        <div key={width} aria-hidden className="grid gap-3">
          <Skeleton className={width} />
          <Skeleton className="h-8! w-full" />
        </div>
      ))}
    </div>
  );
}
