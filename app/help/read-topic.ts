import 'server-only';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Locale } from '@/lib/platform/i18n/locales';
import { type Topic, topics } from './topics';

const directory = join(process.cwd(), 'docs', 'guide');

/** A topic in one language, as Markdown; its first line is its title. */
export async function readTopic(language: Locale, topic: Topic): Promise<{ title: string; text: string }> {
  const text = await readFile(join(directory, language, `${topic}.md`), 'utf8');
  return { title: /^# (.+)$/m.exec(text)?.[1] ?? topic, text };
}

/** Every topic with its title, in the order of the contents. */
export function readContents(language: Locale): Promise<{ topic: Topic; title: string }[]> {
  return Promise.all(
    topics.map(async (topic) => ({ topic, title: (await readTopic(language, topic)).title })),
  );
}

/** A picture of the guide; null if there is none of that name. */
export async function readPicture(language: Locale, name: string): Promise<Buffer<ArrayBuffer> | null> {
  if (!/^[a-z-]{1,40}\.webp$/.test(name)) return null;
  return readFile(join(directory, 'pictures', language, name)).catch(() => null);
}
