import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { once } from 'node:events';

/** A span as a collector receives it. */
export interface ReceivedSpan {
  traceId: string;
  spanId: string;
  /** Empty for the first span of a trace. */
  parentSpanId: string;
  name: string;
  /** 2: server, 3: client. */
  kind: number;
  attributes: Readonly<Record<string, string | number>>;
  /** Whether its status is an error. */
  failed: boolean;
}

/** A collector that takes OTLP over HTTP, encoded with Protocol Buffers. */
export interface OtlpCollector {
  /** For OTEL_EXPORTER_OTLP_ENDPOINT. */
  origin: string;
  spans: ReceivedSpan[];
  /** Attributes of the process that sent them last. */
  resource: Readonly<Record<string, string | number>>;
  close(): Promise<void>;
}

/** Starts a collector on a free port. */
export async function startOtlpCollector(): Promise<OtlpCollector> {
  const server = createServer(async (request, response) => {
    const body = Buffer.concat(await Array.fromAsync(request as AsyncIterable<Buffer>));
    for (const resourceSpans of messages(body, 1)) {
      for (const resource of messages(resourceSpans, 1)) collector.resource = attributes(resource, 1);
      for (const scope of messages(resourceSpans, 2)) {
        for (const span of messages(scope, 2)) collector.spans.push(readSpan(span));
      }
    }
    response.writeHead(200, { 'content-type': 'application/x-protobuf' }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const collector: OtlpCollector = {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans: [],
    resource: {},
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return collector;
}

/** A field of a message: a number, or the bytes of a text or of a message within. */
interface Field {
  number: number;
  value: number | Buffer;
}

/** The fields of a message, as Protocol Buffers encode them. */
function fieldsOf(bytes: Buffer): Field[] {
  const fields: Field[] = [];
  let at = 0;
  const varint = (): number => {
    let value = 0;
    for (let factor = 1; ; factor *= 128) {
      const byte = bytes[at] ?? 0;
      at += 1;
      value += (byte & 127) * factor;
      if (byte < 128) return value;
    }
  };
  while (at < bytes.length) {
    const tag = varint();
    const number = Math.floor(tag / 8);
    const type = tag % 8;
    if (type === 0) fields.push({ number, value: varint() });
    else {
      const length = type === 1 ? 8 : type === 5 ? 4 : varint();
      fields.push({ number, value: bytes.subarray(at, at + length) });
      at += length;
    }
  }
  return fields;
}

function messages(bytes: Buffer, number: number): Buffer[] {
  return fieldsOf(bytes).flatMap((field) =>
    field.number === number && typeof field.value !== 'number' ? [field.value] : [],
  );
}

function attributes(bytes: Buffer, number: number): Record<string, string | number> {
  return Object.fromEntries(
    messages(bytes, number).map((pair) => {
      const [value] = messages(pair, 2).flatMap(fieldsOf);
      const text = typeof value?.value === 'number' ? value.value : String(value?.value);
      return [String(messages(pair, 1)[0]), text];
    }),
  );
}

function numberAt(bytes: Buffer, number: number): number {
  return Number(fieldsOf(bytes).find((field) => field.number === number)?.value ?? 0);
}

function readSpan(span: Buffer): ReceivedSpan {
  const hex = (number: number) => messages(span, number)[0]?.toString('hex') ?? '';
  return {
    traceId: hex(1),
    spanId: hex(2),
    parentSpanId: hex(4),
    name: String(messages(span, 5)[0]),
    kind: numberAt(span, 6),
    attributes: attributes(span, 9),
    failed: messages(span, 15).some((status) => numberAt(status, 3) === 2),
  };
}
