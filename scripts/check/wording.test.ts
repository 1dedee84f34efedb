import { describe, expect, test } from 'vitest';
import { textsIn } from './messages';
import { synonyms, typographyMistakes } from './wording';

const languages = ['en', 'fr', 'it'] as const;

describe.each(languages)('the messages in %s', (language) => {
  const texts = [...textsIn(language)];

  test('follow the typography of the language', () => {
    expect(
      texts.flatMap(([key, text]) => typographyMistakes(language, text).map((found) => `${key}: ${found}`)),
    ).toEqual([]);
  });

  test('write counts with the separators of the language', () => {
    const bare = texts.filter(([, text]) => /\{(count|total|settled)\}/.test(text));
    expect(bare.map(([key]) => key)).toEqual([]);
  });

  test('use one word for one concept', () => {
    expect(texts.flatMap(([key, text]) => synonyms(language, key, text))).toEqual([]);
  });
});

describe('the check of wording', () => {
  test.each([
    ['fr', 'Supprimer ?', 'U+202F before ; ! ?'],
    ['fr', '{count, plural, one {Un lien : #} other {# liens}}', 'U+00A0 before :'],
    ['fr', '« {name} »', 'U+00A0 inside « »'],
    ['it', 'Nessun file corrisponde a “{q}”', '« »'],
    ['en', "The server can't answer", '’'],
    ['en', 'Counting...', '…'],
  ] as const)('finds a mistake of typography in %s: %s', (language, text, rule) => {
    expect(typographyMistakes(language, text).join()).toContain(rule);
  });

  test('accepts French spaces, addresses, times and the syntax of a message', () => {
    const text = 'Supprimer\u202F? Voir\u00A0: https://a.fr à 10:30, {until, date, ::EEEEdMMMM}';
    expect(typographyMistakes('fr', text)).toEqual([]);
  });

  test.each([
    ['fr', 'Assigner les contacts', 'Assign → attribuer'],
    ['it', 'Vedi tutti i permessi', 'permessi → autorizzazione'],
    ['en', 'Somebody was invited', 'Somebody → someone'],
  ] as const)('finds a synonym in %s: %s', (language, text, found) => {
    expect(synonyms(language, 'some.key', text)).toEqual([`some.key: ${found}`]);
  });

  test('leaves a word alone where it means something else', () => {
    expect(synonyms('fr', 'users.emailHint', 'une virgule ou une espace')).toEqual([]);
  });
});
