import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Locale } from '@/lib/platform/i18n/locales';
import { avoidedWords } from './message-words';

interface Typography {
  mistake: RegExp;
  rule: string;
}

const everywhere: Typography[] = [
  { mistake: / {2}/, rule: 'no double space' },
  { mistake: /\.\.\./, rule: '…' },
  { mistake: /'/, rule: '’' },
];

/** The typography of each language, as patterns of its mistakes. */
const typography: Record<Locale, readonly Typography[]> = {
  en: [...everywhere, { mistake: /["«»]/, rule: '“ ”' }],
  fr: [
    ...everywhere,
    { mistake: /["“”]/, rule: '« »' },
    { mistake: /(?<!\u202F)[;!?]/, rule: 'U+202F before ; ! ?' },
    // Not in an address or a time of day.
    { mistake: /(?<![\u00A0\d]|https?):/, rule: 'U+00A0 before :' },
    { mistake: /«(?!\u00A0)|(?<!\u00A0)»/, rule: 'U+00A0 inside « »' },
  ],
  it: [...everywhere, { mistake: /["“”]/, rule: '« »' }, { mistake: /«\s|\s»|\s[;:!?]/, rule: 'no space' }],
};

/** The mistakes of typography in a message, one line each. Only its text counts, not its syntax. */
export function typographyMistakes(language: Locale, text: string): string[] {
  return literalsOf(text).flatMap((part) =>
    typography[language]
      .filter(({ mistake }) => mistake.test(part))
      .map(({ rule }) => `${part.trim()} → ${rule}`),
  );
}

/** The avoided words of a message, each with its replacement. */
export function synonyms(language: Locale, key: string, text: string): string[] {
  const parts = literalsOf(text);
  return avoidedWords[language].flatMap(({ word, instead, except }) => {
    const found = parts.map((part) => word.exec(part)?.[0]).find(Boolean);
    return found && !except?.keys.test(key) ? [`${key}: ${found.trim()} → ${instead}`] : [];
  });
}

/** The texts of a message without its arguments, choices and tags. */
function literalsOf(text: string): string[] {
  const found: string[] = [];
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal) found.push(element.value);
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
      if ('children' in element) walk(element.children);
    }
  };
  walk(parse(text));
  return found;
}
