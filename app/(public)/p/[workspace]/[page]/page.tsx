import { getTranslations } from 'next-intl/server';
import { PublicCard } from '@/components/shell/public-card';
import { buttonClass } from '@/components/ui/button';
import { ArrowRight } from '@/components/ui/icons';
import { orNotFound } from '@/lib/access/gate/or-not-found';
import { openLandingPage } from '@/lib/work/landing-pages/open-landing-page';

/** A landing page, open to anyone with its address. It does not reveal its workspace. */
export default async function LandingPage({ params }: PageProps<'/p/[workspace]/[page]'>) {
  const { workspace, page } = await params;
  const { heading, text, link } = await orNotFound(openLandingPage(workspace, page));
  const t = await getTranslations('records');
  return (
    <PublicCard title={heading}>
      <meta name="robots" content="noindex" />
      <p className="whitespace-pre-wrap break-words">{text}</p>
      {link && (
        <p>
          <a href={link} rel="noreferrer" className={buttonClass({ variant: 'primary', size: 'gate' })}>
            {t('followLink')}
            <ArrowRight aria-hidden />
          </a>
        </p>
      )}
    </PublicCard>
  );
}
