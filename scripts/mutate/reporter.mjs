import { appendFileSync, mkdirSync } from 'node:fs';
import { PluginKind, tokens } from '@stryker-mutator/api/plugin';

/** Writes each mutant down as it is tested: a run takes an hour, and one that is interrupted has still told something. */
class AsTested {
  onMutantTested({ fileName, location: { start, end }, replacement, status, mutatorName, static: isStatic }) {
    mkdirSync('.mutate', { recursive: true });
    const mutant = { fileName, start, end, replacement, status, mutatorName, isStatic };
    appendFileSync('.mutate/engine.jsonl', `${JSON.stringify(mutant)}\n`);
  }
}

export const strykerPlugins = [
  { kind: PluginKind.Reporter, name: 'as-tested', factory: () => new AsTested() },
];
strykerPlugins[0].factory.inject = tokens();
