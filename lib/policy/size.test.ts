import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { build } from 'esbuild';
import { expect, test } from 'vitest';

const folder = fileURLToPath(new URL('.', import.meta.url));
const engine = ['', 'changes/', 'overviews/'].flatMap((part) =>
  readdirSync(folder + part)
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .map((name) => part + name),
);

async function bundle() {
  return build({
    stdin: { contents: engine.map((name) => `export * from './${name}';`).join('\n'), resolveDir: folder },
    bundle: true,
    minify: true,
    format: 'esm',
    metafile: true,
    write: false,
  });
}

test('the engine is at most 8 kB, minified and compressed, models excluded', async () => {
  const { outputFiles } = await bundle();
  const bytes = gzipSync(outputFiles[0]?.contents ?? '').length;
  console.log(`engine: ${bytes} bytes min+gz`);
  expect(bytes).toBeGreaterThan(2000);
  expect(bytes).toBeLessThanOrEqual(8 * 1024);
});

test('the engine imports nothing from outside its folder, and no model', async () => {
  const { metafile } = await bundle();
  const inputs = Object.keys(metafile.inputs).filter((path) => path !== '<stdin>');
  expect(inputs.every((path) => path.includes('lib/policy/') && !path.includes('/example/'))).toBe(true);
});

test('the engine uses no clock, randomness or environment', async () => {
  const { outputFiles } = await bundle();
  expect(outputFiles[0]?.text).not.toMatch(/\b(Date|Math\.random|process|globalThis|fetch|crypto|window)\b/);
});
