import { appendFileSync, mkdirSync } from 'node:fs';
import { PluginKind, tokens } from '@stryker-mutator/api/plugin';

/** Records each mutant as soon as it is tested, so that an interrupted run keeps its results. */
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
