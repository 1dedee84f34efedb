import { getTranslations } from 'next-intl/server';
import type { ReactNode } from 'react';
import type { PreviewView } from '@/lib/work/records/preview-record';

/** A record as its readers see it. Its link is disabled here, because a click would be counted. */
export async function RecordPreview({
  preview: { heading, text, link },
  children,
}: {
  preview: PreviewView;
  /** Rendered beside the heading. */
  children?: ReactNode;
}) {
  const t = await getTranslations('records');
  return (
    <section aria-labelledby="preview" className="grid gap-3">
      <div className="flex max-w-form items-center gap-3">
        <h2 id="preview" className="type-16 flex-1">
          {t('preview')}
        </h2>
        {children}
      </div>
      <article className="max-w-form rounded-3 border bg-sunken p-8 max-tablet:p-5">
        {heading && <h3 className="type-18 mb-4 break-words">{heading}</h3>}
        <p className="whitespace-pre-wrap break-words">{text}</p>
        {link && <p className="mt-4 break-all text-accent">{link}</p>}
      </article>
    </section>
  );
}
