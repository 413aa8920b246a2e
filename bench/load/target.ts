/** A request to send. */
export interface PlannedRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: string;
}

/** A server's port, and the requests that it is sent in turn. */
export interface Target {
  port: number;
  requests: readonly PlannedRequest[];
}

/** A request as the bytes of HTTP/1.1. */
export function requestBytes({ method, path, headers = {}, body }: PlannedRequest, port: number): Buffer {
  const lines = [`${method} ${path} HTTP/1.1`, `Host: 127.0.0.1:${port}`, 'Accept: application/json'];
  if (body !== undefined)
    lines.push('Content-Type: application/json', `Content-Length: ${Buffer.byteLength(body)}`);
  for (const [name, value] of Object.entries(headers)) lines.push(`${name}: ${value}`);
  return Buffer.from(`${lines.join('\r\n')}\r\n\r\n${body ?? ''}`);
}
