// A folder over HTTP on the loopback address, as a plain web host would serve it: no rewriting, no redirects.

import { createServer } from 'node:http';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize } from 'node:path';
import { gzipSync } from 'node:zlib';

const TYPES = {
  '.css': 'text/css; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.ico': 'image/x-icon',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.pdf': 'application/pdf',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.webmanifest': 'application/manifest+json',
  '.woff2': 'font/woff2',
  '.xml': 'application/xml; charset=utf-8',
};

// Serves `folder` on a free port of 127.0.0.1; answers with the origin and the server. While `server.silent` is a
// function, it is called with each request and no answer comes. With `packed`, what a browser takes packed is sent so.
export async function serve(folder, { packed = false } = {}) {
  const server = createServer(async (request, response) => {
    if (server.silent) return void server.silent(request);
    const path = decodeURIComponent(new URL(request.url, 'http://localhost').pathname);
    const file = join(folder, normalize(path.endsWith('/') ? `${path}index.html` : path));
    try {
      const bytes = await readFile(file);
      const type = TYPES[extname(file)] ?? 'application/octet-stream';
      const isPacked = packed && /text|json|xml/.test(type) && /\bgzip\b/.test(request.headers['accept-encoding'] ?? '');
      response.writeHead(200, { 'content-type': type, ...(isPacked && { 'content-encoding': 'gzip' }) });
      response.end(isPacked ? gzipSync(bytes) : bytes);
    } catch {
      const page = await readFile(join(folder, '404.html')).catch(() => 'not found');
      response.writeHead(404, { 'content-type': TYPES['.html'] });
      response.end(page);
    }
  });
  await new Promise((done) => server.listen(0, '127.0.0.1', done));
  return { server, origin: `http://127.0.0.1:${server.address().port}` };
}
