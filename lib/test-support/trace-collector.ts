import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface CollectedSpan {
  traceId: string;
  spanId: string;
  /** Empty: the root of a trace. */
  parentId: string;
  name: string;
  /** Whether it failed. */
  isError: boolean;
  attributes: Record<string, string | number | boolean>;
}

/** A collector of traces, as far as it is seen from outside: it takes OTLP over HTTP as protobuf. */
export interface TraceCollector {
  url: string;
  /** Everything that arrived, a character for each byte. */
  raw(): string;
  spans(): CollectedSpan[];
  /** The attributes of the process that sent last. */
  resource(): CollectedSpan['attributes'];
  headers: IncomingHttpHeaders[];
  close(): Promise<void>;
}

/** @param mode `silent`: it takes the request and never answers */
export async function startTraceCollector(
  mode: 'answering' | 'silent' = 'answering',
): Promise<TraceCollector> {
  const bodies: Buffer[] = [];
  const headers: IncomingHttpHeaders[] = [];
  const server = createServer(async (request, response) => {
    const parts: Buffer[] = [];
    for await (const part of request) parts.push(part);
    headers.push(request.headers);
    bodies.push(Buffer.concat(parts));
    if (mode === 'answering') response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    headers,
    raw: () => bodies.map((body) => body.toString('latin1')).join('\n'),
    spans: () => bodies.flatMap(spansOf),
    resource: () => Object.assign({}, ...bodies.flatMap((body) => parts(body, 1)).map(resourceOf)),
    close: () =>
      new Promise((closed) => {
        server.close(() => closed());
        server.closeAllConnections();
      }),
  };
}

/** The messages of opentelemetry-proto, trace/v1/trace.proto. */
const spansOf = (request: Buffer) =>
  parts(request, 1).flatMap((resourceSpans) =>
    parts(resourceSpans, 2).flatMap((scopeSpans) => parts(scopeSpans, 2).map(spanOf)),
  );

const resourceOf = (resourceSpans: Buffer) =>
  attributesOf(parts(resourceSpans, 1).flatMap((resource) => parts(resource, 1)));

function spanOf(span: Buffer): CollectedSpan {
  const hex = (field: number) => parts(span, field)[0]?.toString('hex') ?? '';
  const [status] = parts(span, 15);
  return {
    traceId: hex(1),
    spanId: hex(2),
    parentId: hex(4),
    name: text(span, 5),
    isError: status !== undefined && numbers(status, 3)[0] === 2n,
    attributes: attributesOf(parts(span, 9)),
  };
}

function attributesOf(pairs: Buffer[]): CollectedSpan['attributes'] {
  return Object.fromEntries(
    pairs.map((pair) => {
      const [value = Buffer.alloc(0)] = parts(pair, 2);
      const [truth] = numbers(value, 2);
      const [number] = numbers(value, 3);
      const read =
        truth !== undefined ? truth === 1n : number !== undefined ? Number(number) : text(value, 1);
      return [text(pair, 1), read];
    }),
  );
}

const text = (message: Buffer, field: number) => parts(message, field)[0]?.toString('utf8') ?? '';
const parts = (message: Buffer, field: number) => valuesOf(message, field).filter(Buffer.isBuffer);
const numbers = (message: Buffer, field: number) =>
  valuesOf(message, field).filter((value) => typeof value === 'bigint');

/** The values of a field of a protobuf message: bytes, or a number. */
function valuesOf(message: Buffer, wanted: number): (Buffer | bigint)[] {
  const values: (Buffer | bigint)[] = [];
  let at = 0;
  const varint = () => {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = message[at++] ?? 0;
      value |= BigInt(byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
  };
  const take = (length: number) => {
    at += length;
    return message.subarray(at - length, at);
  };
  while (at < message.length) {
    const key = Number(varint());
    const wire = key & 7;
    const value =
      wire === 0 ? varint() : wire === 1 ? take(8) : wire === 5 ? take(4) : take(Number(varint()));
    if (key >> 3 === wanted) values.push(value);
  }
  return values;
}
