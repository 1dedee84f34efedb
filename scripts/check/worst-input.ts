import { type AST, RegExpParser, visitRegExpAST } from '@eslint-community/regexpp';
import type { Expression } from './expressions';

/** Maximum number of texts generated for one part of an expression. */
const mostSamples = 3;
/**
 * Characters that hardly any part of an expression matches: a match can neither begin with them nor end before them.
 */
const unexpected = '\n\u0000';

type Part = AST.Alternative | AST.Element | AST.Pattern;

/**
 * Generates texts on which a superlinear expression takes longest: each repetition and each beginning of a match,
 * repeated, preceded by a matching prefix and followed by a mismatch.
 *
 * @param length approximate, in UTF-16 units
 */
export function worstInputs({ source, flags }: Expression, length: number): string[] {
  const pattern = new RegExpParser().parsePattern(source, undefined, undefined, {
    unicode: flags.includes('u'),
    unicodeSets: flags.includes('v'),
  });
  const candidates = candidatesFor(pattern);
  const samples = sampler(candidates, flags);
  const texts = new Set<string>();
  const repeat = (beginning: string, part: Part) => {
    for (const pump of samples(part)) {
      if (pump === '') continue;
      const body = pump.repeat(Math.ceil(length / pump.length));
      texts
        .add(body)
        .add(body + unexpected)
        .add(unexpected + body + unexpected);
      if (beginning) texts.add(beginning + body + unexpected);
    }
  };
  visitRegExpAST(pattern, {
    onQuantifierEnter: (node) => node.max > 1 && repeat(samples(before(node))[0] ?? '', node.element),
    onAlternativeEnter(node) {
      for (let end = 1; end <= node.elements.length; end++)
        repeat('', { ...node, elements: node.elements.slice(0, end) });
    },
  });
  return [...texts];
}

/**
 * The parts that must match before a part: the elements to its left, in its own alternative and in the enclosing
 * ones.
 */
function before(part: AST.Element): AST.Alternative {
  const elements: AST.Element[] = [];
  let alternative: AST.Alternative | undefined;
  for (let node: AST.Node | null = part; node; node = node.parent) {
    const { parent }: AST.Node = node;
    if (parent?.type !== 'Alternative') continue;
    alternative ??= parent;
    elements.unshift(...parent.elements.slice(0, parent.elements.indexOf(node as AST.Element)));
  }
  if (!alternative) throw new Error(`No alternative holds ${part.raw}`);
  return { ...alternative, elements };
}

/**
 * Prefers the characters of the expression: a text that several of its parts match is worse than one that a single
 * part matches.
 */
function candidatesFor(pattern: AST.Pattern): string[] {
  const written = new Set<string>();
  visitRegExpAST(pattern, { onCharacterEnter: ({ value }) => written.add(String.fromCodePoint(value)) });
  const usual = ['a', '0', ' ', '-', '.', 'A', '_', '\n', '\t', 'é', '\u0000', '\u0301', '\u200b', '😀'];
  const others = Array.from({ length: 0x3000 }, (_, code) => String.fromCodePoint(code));
  return [...new Set([...written, ...usual, ...others])];
}

/** Returns a function that generates texts which a part matches, the worst first. */
function sampler(candidates: readonly string[], flags: string) {
  const known = new Map<string, string[]>();
  const charactersOf = (raw: string) => {
    const expression = new RegExp(`^(?:${raw})$`, flags.replace(/[gy]/g, ''));
    const found: string[] = [];
    for (const each of candidates) {
      if (expression.test(each)) found.push(each);
      if (found.length === mostSamples) break;
    }
    return found;
  };
  return function samples(part: Part): string[] {
    switch (part.type) {
      case 'Character':
        return [String.fromCodePoint(part.value)];
      case 'CharacterSet':
      case 'CharacterClass':
      case 'ExpressionCharacterClass': {
        const found = known.get(part.raw) ?? charactersOf(part.raw);
        known.set(part.raw, found);
        return found;
      }
      case 'Alternative':
        return joined(part.elements.map(samples));
      case 'Pattern':
      case 'Group':
      case 'CapturingGroup':
        return part.alternatives.flatMap(samples).slice(0, 2 * mostSamples);
      case 'Quantifier':
        return samples(part.element).map((each) => each.repeat(Math.max(part.min, 1)));
      default:
        return [''];
    }
  };
}

/**
 * The first samples of every part together, then the second ones, and so on; a part with fewer samples repeats its
 * last.
 */
function joined(parts: string[][]): string[] {
  const most = Math.max(1, ...parts.map((each) => each.length));
  return Array.from({ length: most }, (_, at) => parts.map((each) => each[at] ?? each.at(-1) ?? '').join(''));
}
