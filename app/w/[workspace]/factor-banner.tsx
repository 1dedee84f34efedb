import { getFormatter, getTranslations } from 'next-intl/server';
import { setUpPath } from '@/lib/access/sign-in/challenge-path';

/** On every page of a member who will need a second factor here and has none: from which day on (B17). */
export async function FactorBanner(props: {
  workspace: { name: string; slug: string; timeZone: string };
  from: Date;
}) {
  const { name, slug, timeZone } = props.workspace;
  const t = await getTranslations('factorRequirement');
  const format = await getFormatter();
  return (
    <aside
      aria-label={t('banner')}
      className="flex-none border-amber-line border-b bg-amber-soft px-4 py-2 text-amber-ink max-tablet:py-1.5"
    >
      <p className="type-13 [&_b]:font-semibold">
        {t.rich('bannerText', {
          workspace: name,
          date: format.dateTime(props.from, { dateStyle: 'long', timeZone }),
          b: (words) => <b>{words}</b>,
          link: (words) => (
            <a href={setUpPath(`/w/${slug}`)} className="link">
              {words}
            </a>
          ),
        })}
      </p>
    </aside>
  );
}
