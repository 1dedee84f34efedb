import { ArrowRight } from 'lucide-react';
import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { buttonClass } from '@/components/ui/button';
import { NotFound } from '@/lib/errors';
import { openLandingPage } from '@/lib/services/records/published';

/** A landing page, for anybody who has its address. It says nothing of whose workspace it is. */
export default async function LandingPage({ params }: PageProps<'/p/[workspace]/[page]'>) {
  const { workspace, page } = await params;
  const { heading, text, link } = await published(workspace, page);
  const t = await getTranslations('records');
  return (
    <main className="mx-auto grid min-h-dvh max-w-2xl content-start gap-6 bg-surface px-6 py-16 max-tablet:py-10">
      <title>{heading}</title>
      <meta name="robots" content="noindex" />
      <h1 className="type-28 text-balance break-words">{heading}</h1>
      <p className="whitespace-pre-wrap break-words">{text}</p>
      {link && (
        <p>
          <a href={link} rel="noreferrer" className={buttonClass({ variant: 'primary', size: 'gate' })}>
            {t('followLink')}
            <ArrowRight aria-hidden />
          </a>
        </p>
      )}
    </main>
  );
}

async function published(workspaceId: string, pageId: string) {
  try {
    return await openLandingPage(workspaceId, pageId);
  } catch (error) {
    if (error instanceof NotFound) notFound();
    throw error;
  }
}
