import { readFileSync } from 'node:fs';
import { type MessageFormatElement, parse, TYPE } from '@formatjs/icu-messageformat-parser';
import type { Locale } from '@/lib/platform/i18n/locales';
import { lineAt, type SourceFile } from './source';

/** The messages of one language by full key, `users.revoke.title`. */
export type Texts = Map<string, string>;

type Tree = { [key: string]: string | Tree };

/** The source messages of a language; an `import` would give the compiled ones of the build. */
export function textsIn(language: Locale): Texts {
  return flatten(JSON.parse(readFileSync(`messages/${language}.json`, 'utf8')));
}

export function flatten(tree: Tree, prefix = ''): Texts {
  return new Map(
    Object.entries(tree).flatMap(([key, value]): [string, string][] =>
      typeof value === 'string' ? [[prefix + key, value]] : [...flatten(value, `${prefix}${key}.`)],
    ),
  );
}

/**
 * The names and kinds of a message's arguments: a translation must have the same. Throws if it is not an ICU message.
 */
export function argumentsOf(text: string): string[] {
  const names = new Set<string>();
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if (element.type === TYPE.literal || element.type === TYPE.pound) continue;
      const kind = element.type === TYPE.tag ? 'tag' : element.type === TYPE.select ? 'choice' : 'value';
      names.add(`${kind} ${element.value}`);
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
      if ('children' in element) walk(element.children);
    }
  };
  walk(parse(text));
  return [...names].sort();
}

/**
 * Finds the parts of a message that the formatter of the build silently ignores: named styles (`{at, time, short}`;
 * skeletons such as `{at, time, ::Hmm}` work) and the offset of a plural.
 */
export function notFormatted(text: string): string[] {
  const found: string[] = [];
  const walk = (elements: MessageFormatElement[]) => {
    for (const element of elements) {
      if ('style' in element && typeof element.style === 'string') found.push(`style ${element.style}`);
      if ('offset' in element && element.offset !== 0) found.push(`offset ${element.offset}`);
      if ('options' in element) for (const option of Object.values(element.options)) walk(option.value);
      if ('children' in element) walk(element.children);
    }
  };
  walk(parse(text));
  return found;
}

/** One use of a message in the source: the keys it may refer to, as a pattern over full keys. */
interface Use {
  location: string;
  shown: string;
  pattern: RegExp;
}

const declaration =
  /\b(?:const|let) (\w+) = (?:await )?(?:(?:use|get)Translations|createTranslator)\(([^)]*)\)/g;
const literal = /'([^'\n]*)'|"([^"\n]*)"|`([^`]*)`/g;

/**
 * Finds every use of a message in a file. Where the key comes from data (`t(reason)`), the use may refer to any key
 * of that namespace whose name is a literal somewhere in the source: `dynamic` lists such namespaces.
 */
function usesIn({ path, text }: SourceFile): { uses: Use[]; dynamic: string[] } {
  const declared = [...text.matchAll(declaration)].map((match) => ({
    at: match.index,
    name: match[1] ?? '',
    namespace: /['"]([\w.-]+)['"](?!.*['"])/.exec(match[2] ?? '')?.[1] ?? '',
  }));
  const uses: Use[] = [];
  const dynamic: string[] = [];
  for (const name of new Set(declared.map((one) => one.name))) {
    for (const call of text.matchAll(
      new RegExp(`(?<![\\w.$])${name}(?:\\.(?:rich|markup|raw|has))?\\(`, 'g'),
    )) {
      const namespace = declared.findLast((one) => one.name === name && one.at < call.index)?.namespace ?? '';
      const keys = keysIn(firstArgument(text, call.index + call[0].length));
      if (keys.length === 0) dynamic.push(namespace);
      for (const key of keys) {
        const full = namespace ? `${namespace}.${key}` : key;
        uses.push({ location: `${path}:${lineAt(text, call.index)}`, shown: full, pattern: patternOf(full) });
      }
    }
  }
  return { uses, dynamic };
}

function firstArgument(text: string, start: number): string {
  let depth = 0;
  for (let index = start; index < text.length; index++) {
    const character = text[index] ?? '';
    if ('([{'.includes(character)) depth++;
    else if (')]}'.includes(character) && depth-- === 0) return text.slice(start, index);
    else if (character === ',' && depth === 0) return text.slice(start, index);
  }
  return text.slice(start);
}

/** The literals and templates that the argument may evaluate to; operands of comparisons are not included. */
function keysIn(argument: string): string[] {
  return literalsIn(argument.replaceAll(/[!=]==? ?(['"`])[^'"`]*\1/g, ''));
}

function literalsIn(text: string): string[] {
  return [...text.matchAll(literal)].map((match) => match[1] ?? match[2] ?? match[3] ?? '');
}

/** A template matches every key that it could evaluate to. */
function patternOf(key: string): RegExp {
  const parts = key.split(/\$\{[^}]*\}/).map((part) => part.replaceAll(/[.*+?^$()|[\]{}\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('.+')}$`);
}

/** Full keys that are passed as data, such as the `features.${id}.label` of the policy's explanations. */
function keysAsData(literals: string[], keys: string[]): RegExp[] {
  const namespaces = new Set(keys.map((key) => key.split('.')[0]));
  const whole = literals.filter((text) => /^[\w-]+\.\S+$/.test(text) && namespaces.has(text.split('.')[0]));
  return whole.map(patternOf);
}

/** Compares source and messages: returns the used keys that are missing, and the keys that are never used. */
export function compare(files: SourceFile[], keys: string[]): string[] {
  const read = files.map(usesIn);
  const uses = read.flatMap((one) => one.uses);
  const literals = [...new Set(files.flatMap((file) => literalsIn(file.text)))];
  const asData = keysAsData(literals, keys);
  const named = new Set(
    read
      .flatMap((one) => one.dynamic)
      .flatMap((space) => literals.map((name) => (space ? `${space}.${name}` : name))),
  );
  const missing = uses
    .filter((use) => !keys.some((key) => use.pattern.test(key)))
    .map((use) => `${use.location} there is no text ${use.shown}`);
  const unused = keys
    .filter(
      (key) =>
        !named.has(key) && ![...uses.map((use) => use.pattern), ...asData].some((one) => one.test(key)),
    )
    .map((key) => `unused: ${key}`);
  return [...missing, ...unused];
}
