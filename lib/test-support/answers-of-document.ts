import 'server-only';
import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { apiDocument } from '@/lib/access/api/document';
import { operations } from '@/lib/modules';

type Validate = (status: number, answer: unknown) => void;

let validators: Promise<ReadonlyMap<string, Validate>> | undefined;

/**
 * Checks an answer of an operation against the OpenAPI document, as a program would that reads nothing else.
 *
 * @throws Error with what differs
 */
export async function expectAsDocumented(
  operationId: string,
  status: number,
  answer: unknown,
): Promise<void> {
  validators ??= read();
  const validate = (await validators).get(operationId);
  if (!validate) throw new Error(`The document has no operation ${operationId}.`);
  validate(status, answer);
}

async function read(): Promise<ReadonlyMap<string, Validate>> {
  const { paths, components } = await apiDocument(operations, 'http://console.test', 'en');
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  const problem = ajv.compile(components.schemas.Problem);
  const described = Object.values(paths).flatMap((methods) => Object.values(methods));
  return new Map(
    described.map(({ operationId, responses }) => {
      const successes = new Map(
        Object.entries(responses).flatMap(([status, response]) =>
          'content' in response
            ? [[Number(status), ajv.compile(response.content['application/json'].schema)] as const]
            : [],
        ),
      );
      return [operationId, (status, answer) => check(successes.get(status) ?? problem, operationId, answer)];
    }),
  );
}

function check(validate: ValidateFunction, operationId: string, answer: unknown): void {
  if (validate(answer)) return;
  throw new Error(`${operationId}: ${JSON.stringify(validate.errors)} in ${JSON.stringify(answer)}`);
}
