import { dirname, join } from 'node:path';
import type { SourceFile } from './source';

/** What a page brings only once somebody opens, types or signs out: it is large, and most visits never need it. */
const afterwards =
  /^(?:zod|cmdk|next-auth|sonner|@hookform\/|@base-ui\/react\/(?:dialog|menu|popover|select))/;

/** `import type` and `import()` bring nothing with the first load. */
const imported = /^(?:import|export)\s(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm;

/**
 * What comes into the browser with the first load of a page, and should not: for each the way from the page to it.
 *
 * @param entry the path of the page or layout
 */
export function tooEarly(entry: string, files: readonly SourceFile[]): string[] {
  const texts = new Map(files.map(({ path, text }) => [path, text]));
  const found: string[] = [];
  const seen = new Set<string>();

  function walk(path: string, inBrowser: boolean, way: readonly string[]): void {
    const text = texts.get(path) ?? '';
    const isClient = inBrowser || text.startsWith("'use client'");
    if (seen.has(`${path} ${isClient}`) || isServerOnly(text)) return;
    seen.add(`${path} ${isClient}`);
    for (const [, name = ''] of text.matchAll(imported)) {
      const next = fileOf(path, name, texts);
      if (next) walk(next, isClient, [...way, path]);
      else if (isClient && afterwards.test(name)) found.push([...way, path, name].join(' > '));
    }
  }

  walk(entry, false, []);
  return found;
}

const isServerOnly = (text: string) => /^['"]use server['"]|^import 'server-only'/m.test(text);

function fileOf(from: string, name: string, texts: ReadonlyMap<string, string>): string | undefined {
  const target = name.startsWith('@/') ? name.slice(2) : name.startsWith('.') && join(dirname(from), name);
  return target ? ['', '.tsx', '.ts'].map((end) => target + end).find((path) => texts.has(path)) : undefined;
}
