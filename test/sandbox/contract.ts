import { Ajv, type ValidateFunction } from 'ajv';
import addFormats from 'ajv-formats';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import { withoutNullable } from './nullable';

const content = z.object({ 'application/json': z.object({ schema: z.unknown() }) });
const operation = z.object({
  security: z.array(z.unknown()).optional(),
  requestBody: z.object({ content }),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.record(z.string(), z.unknown()) }),
});

/** One operation of the contract, its schemas compiled. */
export interface Operation {
  /** What is wrong with a request body, in words; nothing when the contract allows it. */
  readonly faultInRequest: (body: unknown) => string | undefined;
  /** What is wrong with a reply, in words; nothing when the contract allows it. */
  readonly faultInReply: (status: number, body: unknown) => string | undefined;
}

/** The operations of the contract: path, then method in capitals. */
export type Contract = ReadonlyMap<string, ReadonlyMap<string, Operation>>;

const file = new URL('../fixtures/contract/openapi.yaml', import.meta.url);

/** Reads the contract and compiles a validator for every body that it describes. */
export function loadContract(): Contract {
  const { paths, components } = document.parse(withoutNullable(parse(readFileSync(file, 'utf8'))));
  const ajv = new Ajv({ strict: false, allErrors: true });
  addFormats(ajv);
  ajv.addSchema({ $id: 'contract', components });
  const compile = (schema: unknown) =>
    ajv.compile(z.record(z.string(), z.unknown()).parse(absolute(schema)));
  const errorEnvelope = compile({ $ref: '#/components/schemas/ErrorEnvelope' });

  const fault = (validate: ValidateFunction, body: unknown) =>
    validate(body) ? undefined : ajv.errorsText(validate.errors, { dataVar: 'body' });

  const compiled = (described: z.infer<typeof operation>): Operation => {
    const request = compile(described.requestBody.content['application/json'].schema);
    const reply = compile(described.responses['200']?.content?.['application/json'].schema);
    return {
      faultInRequest: (body) => fault(request, body),
      faultInReply: (status, body) => fault(status === 200 ? reply : errorEnvelope, body),
    };
  };

  return new Map(
    Object.entries(paths).map(([path, methods]) => [
      path,
      new Map(
        Object.entries(methods).map(([m, described]) => [m.toUpperCase(), compiled(described)]),
      ),
    ]),
  );
}

/** Points every `$ref` of a schema at the registered document, as compiled schemas stand alone. */
function absolute(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(absolute);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema).map(([name, value]: [string, unknown]) => [
      name,
      name === '$ref' && typeof value === 'string' ? `contract${value}` : absolute(value),
    ]),
  );
}
