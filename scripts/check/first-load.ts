import { dirname, join } from 'node:path';
import type { SourceFile } from './source';

/** Modules that a page needs only after an interaction: they are large, and most visits never use them. */
const afterwards =
  /^(?:zod|cmdk|next-auth|sonner|@hookform\/|@base-ui\/react\/(?:dialog|menu|popover|select))/;

/** `import type` and `import()` load nothing with the page. */
const imported = /^(?:import|export)\s(?!type\b)(?:[^'";]*?\bfrom\s+)?'([^']+)'/gm;

/**
 * Finds modules that the browser loads with a page although it should not; returns the import path from the page to
 * each.
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
