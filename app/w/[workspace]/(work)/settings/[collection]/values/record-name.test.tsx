import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import { formatLocales, locales } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { automations } from '@/lib/work/automations/automations';
import type { RecordView } from '@/lib/work/records/record-view';
import { CollectionPageProvider } from '../collection-page-context';
import { RecordName } from './record-name';

const page = { workspace: 'bottega', collection: automations } as unknown as Omit<
  Parameters<typeof CollectionPageProvider>[0],
  'children'
>;

const says = {
  en: 'Never starts: its list no longer exists.',
  fr: 'Ne démarre jamais : sa liste n’existe plus.',
  it: 'Non parte mai: la sua lista non esiste più.',
};

test.each(locales)(
  'S4.4 S0.2 the list says beside the name why an automation sends nothing, in %s',
  async (locale) => {
    const messages = await textsOf(locale);
    const shown = (fault: RecordView['fault']) =>
      renderToStaticMarkup(
        <NextIntlClientProvider timeZone="UTC" locale={formatLocales[locale]} messages={messages}>
          <CollectionPageProvider {...page}>
            <RecordName record={{ id: 'a', name: 'Welcome', fault } as RecordView} />
          </CollectionPageProvider>
        </NextIntlClientProvider>,
      );
    expect(shown('no-list')).toContain(says[locale]);
    expect(shown('no-list')).toContain('text-red-ink');
    expect(shown(null)).not.toContain('red');
  },
);
