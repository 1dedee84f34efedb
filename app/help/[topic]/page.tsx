import { notFound } from 'next/navigation';
import { getTranslations } from 'next-intl/server';
import { ViewingBanner } from '@/app/w/[workspace]/viewing/viewing-banner';
import { LanguageLinks } from '@/components/shell/language-links';
import { PageTitle } from '@/components/shell/page-title';
import { Brand } from '@/components/ui/brand';
import { viewedNow } from '@/lib/access/gate/page';
import { currentLanguage } from '@/lib/platform/i18n/current-language';
import { Contents } from '../contents';
import { GuideText } from '../guide-text';
import { readContents, readTopic } from '../read-topic';
import { isTopic } from '../topics';

/** One topic of the guide, in the reader's language, beside the contents. */
export default async function TopicPage({ params }: PageProps<'/help/[topic]'>) {
  const { topic } = await params;
  if (!isTopic(topic)) notFound();
  const t = await getTranslations('guide');
  const language = await currentLanguage();
  const [{ title, text }, contents] = await Promise.all([readTopic(language, topic), readContents(language)]);
  const viewed = await viewedNow();
  return (
    <div className="h-full overflow-auto bg-surface print:h-auto">
      <PageTitle name={title} />
      {viewed?.viewing && <ViewingBanner ctx={viewed} viewing={viewed.viewing} />}
      <header className="flex items-center gap-4 border-b px-10 py-5 max-tablet:px-5 print:hidden">
        <Brand />
        <span className="text-ink-2">{t('title')}</span>
      </header>
      <div className="mx-auto grid max-w-[1080px] grid-cols-[220px_minmax(0,1fr)] gap-12 px-10 py-8 max-desk:grid-cols-1 max-desk:gap-5 max-tablet:px-5 max-tablet:py-5">
        <Contents label={t('contents')} entries={contents} current={topic} />
        <main id="main" tabIndex={-1} className="min-w-0 max-w-[720px] outline-none">
          <GuideText text={text} />
        </main>
      </div>
      <footer className="border-t px-10 py-5 max-tablet:px-5 print:hidden">
        <LanguageLinks />
      </footer>
    </div>
  );
}
