import { NextIntlClientProvider } from 'next-intl';
import { renderToStaticMarkup } from 'react-dom/server';
import { expect, test } from 'vitest';
import type { ActionError } from '@/lib/platform/action-result';
import { InUse } from '@/lib/platform/errors';
import { failure } from '@/lib/platform/http/failure';
import { formatLocales, locales } from '@/lib/platform/i18n/locales';
import { textsOf } from '@/lib/platform/i18n/texts';
import { FormError } from './form-error';

const users = [
  { feature: 'automations', name: 'Benvenuta', href: '/w/bottega/automations?q=Benvenuta' },
] as const;
const error: ActionError = failure(new InUse({ users, more: 2 }));

const shown = {
  en: 'This is in use. First switch off, suspend or change what uses it: Benvenuta (Automations) 2 more',
  fr: 'C’est en cours d’utilisation. Désactivez, suspendez ou modifiez d’abord ce qui s’en sert : Benvenuta (Automatisations) 2 autres',
  it: 'È in uso. Prima disattiva, sospendi o modifica ciò che lo usa: Benvenuta (Automazioni) altri 2',
};

test.each(locales)('R6 a refusal links to what uses the thing and counts the rest, in %s', async (locale) => {
  const messages = await textsOf(locale);
  const html = renderToStaticMarkup(
    <NextIntlClientProvider timeZone="UTC" locale={formatLocales[locale]} messages={messages}>
      <FormError error={error} />
    </NextIntlClientProvider>,
  );
  expect(html).toContain('href="/w/bottega/automations?q=Benvenuta"');
  const text = html
    .replace(/<[^>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  expect(text).toBe(shown[locale]);
});
