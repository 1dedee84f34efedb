import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { pageOf } from '@/app/w/[workspace]/feature-pages';
import { catalogue } from '@/lib/access/models/catalogue';
import { type Locale, locales } from '@/lib/platform/i18n/locales';
import { featuresOf } from '@/lib/policy/permission-table';
import { topicOfPage, topics } from './topics';

const directory = join('docs', 'guide');
const read = (language: Locale, topic: string) =>
  readFileSync(join(directory, language, `${topic}.md`), 'utf8');

const plainSpaces = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ');

/** Every text of the console in one language. */
function textsOf(language: Locale): Set<string> {
  const texts = new Set<string>();
  const collect = (value: unknown) => {
    if (typeof value === 'string') texts.add(plainSpaces(value));
    else for (const each of Object.values(value ?? {})) collect(each);
  };
  collect(JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')));
  return texts;
}

describe.each(locales)('the guide in %s', (language) => {
  test('has exactly the topics of the contents', () => {
    expect(readdirSync(join(directory, language)).sort()).toEqual(
      topics.map((topic) => `${topic}.md`).sort(),
    );
  });

  test('names every button and page as the console does', () => {
    const known = textsOf(language);
    const unknown = topics.flatMap((topic) =>
      [...read(language, topic).matchAll(/\*\*(.+?)\*\*/g)]
        .map(([, label = '']) => label)
        .filter((label) => !known.has(plainSpaces(label)))
        .map((label) => `${topic}: ${label}`),
    );
    expect(unknown).toEqual([]);
  });

  test('links only to topics and pictures that exist', () => {
    const dead = topics.flatMap((topic) =>
      [...read(language, topic).matchAll(/\]\(([^)]+)\)/g)]
        .map(([, target = '']) => target)
        .filter((target) => !existsSync(join(directory, language, target))),
    );
    expect(dead).toEqual([]);
  });

  test('has the same sections, steps and pictures as in English', () => {
    const shapeOf = (text: string) =>
      text.split('\n').map((line) => /^(#+|\d+\.|-|!\[)/.exec(line)?.[1] ?? (line ? 'text' : ''));
    for (const topic of topics)
      expect(shapeOf(read(language, topic)), topic).toEqual(shapeOf(read('en', topic)));
  });
});

test('every page of the menu has a topic', () => {
  const without = featuresOf(catalogue)
    .map((feature) => pageOf(feature)?.path)
    .filter((path) => path !== undefined && topicOfPage(`/w/corvane/${path}`) === 'owners');
  expect(without).toEqual([]);
});

test('a page below another one has the topic of the closest', () => {
  expect(topicOfPage('/w/corvane/settings/users/0198/edit')).toBe('users');
  expect(topicOfPage('/w/corvane/settings/files')).toBe('settings');
  expect(topicOfPage('/w/corvane/nothing')).toBe('owners');
  expect(topicOfPage('/o/corvane/people')).toBe('organisation');
  expect(topicOfPage('/o/corvane/plan')).toBe('plan');
  expect(topicOfPage('/o/corvane/directory')).toBe('programs');
});
