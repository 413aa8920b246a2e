/**
 * Node's HTTP server. Imported, every name of `node:http` would be read at the start, and behind `WebSocket` is a whole HTTP
 * client, which takes Node 30 ms to load.
 */
export const { createServer, STATUS_CODES } = process.getBuiltinModule('node:http');
