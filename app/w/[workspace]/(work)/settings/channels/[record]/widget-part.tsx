import { useTranslations } from 'next-intl';
import { ButtonLink } from '@/components/ui/button-link';
import { Callout } from '@/components/ui/callout';
import { CodeBlock } from '@/components/ui/code-block';
import { CopyField } from '@/components/ui/copy-field';
import { MessageCircle } from '@/components/ui/icons';
import type { RecordView } from '@/lib/work/records/record-view';

/** The tag for the sites of a web chat, the sites that may show it, and the page to try it. */
export function WidgetPart({ record, origin, base }: { record: RecordView; origin: string; base: string }) {
  const t = useTranslations('channels.widget');
  const { origins } = record.fields;
  const sites = Array.isArray(origins) ? origins.filter((site) => typeof site === 'string') : [];
  const tag = `<script src="${origin}/chat.js" data-channel="${record.id}" async></script>`;
  return (
    <>
      <section aria-labelledby="tag" className="grid max-w-3xl gap-4">
        <h2 id="tag" className="type-16">
          {t('tag')}
        </h2>
        <p className="text-ink-2">{t('tagNote')}</p>
        <CopyField value={tag} label={t('copyTag')} />
        <p className="type-13 text-ink-2">{t('policyNote')}</p>
        <CodeBlock value={`script-src ${origin}; connect-src ${origin}; frame-src ${origin}`} />
      </section>
      <section aria-labelledby="sites" className="grid max-w-3xl gap-2">
        <h2 id="sites" className="type-16">
          {t('sites')}
        </h2>
        <p className="text-ink-2">{t('sitesNote')}</p>
        <ul className="grid gap-1">
          {sites.map((site) => (
            <li key={site} className="font-medium [overflow-wrap:anywhere]">
              {site}
            </li>
          ))}
        </ul>
      </section>
      <section aria-labelledby="try" className="grid max-w-3xl gap-4">
        <h2 id="try" className="type-16">
          {t('try')}
        </h2>
        {record.state === 'connected' ? (
          <>
            <p className="text-ink-2">{t('tryNote')}</p>
            <ButtonLink
              href={`${base}/${record.id}/try`}
              icon={<MessageCircle aria-hidden />}
              className="justify-self-start"
            >
              {t('open')}
            </ButtonLink>
          </>
        ) : (
          <Callout>{t('disconnected')}</Callout>
        )}
      </section>
    </>
  );
}
