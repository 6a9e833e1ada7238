// Serves a built site from disk on loopback, as a good static host would: files, `index.html` of a
// folder, `404.html`, text compressed for who accepts it, a short life in the cache, and the policy that
// every site of leidraad must live under.
import { createServer } from "node:http";
import { readFile, stat } from "node:fs/promises";
import { extname, join, normalize, sep } from "node:path";
import { gzipSync } from "node:zlib";

export const POLICY = "default-src 'self'";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".json": "application/json",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".jpg": "image/jpeg",
  ".webp": "image/webp",
  ".ico": "image/x-icon",
  ".woff2": "font/woff2",
  ".wasm": "application/wasm",
  ".xml": "application/xml",
  ".txt": "text/plain; charset=utf-8",
  ".pdf": "application/pdf",
};

/** Serves the folder `root`; resolves to `{ origin, close }`. */
export async function serve(root) {
  const server = createServer(async (request, response) => {
    const { pathname } = new URL(request.url, "http://localhost");
    let file = normalize(join(root, decodeURIComponent(pathname)));
    let status = 200;
    const inside = file === root || file.startsWith(root + sep) || file + sep === root;
    const found = inside && (await stat(file).catch(() => null));
    if (found && found.isDirectory()) file = join(file, "index.html");
    let body = found && (await readFile(file).catch(() => null));
    if (!body) {
      status = 404;
      file = join(root, "404.html");
      body = await readFile(file).catch(() => Buffer.from("not found"));
    }
    const type = TYPES[extname(file)] ?? "application/octet-stream";
    const text = /^text\/|json|xml/.test(type);
    const zip = text && /\bgzip\b/.test(request.headers["accept-encoding"] ?? "");
    if (zip) body = gzipSync(body);
    response.writeHead(status, {
      "content-type": type,
      "content-length": body.length,
      "content-security-policy": POLICY,
      "x-content-type-options": "nosniff",
      // The addresses of a built site hold no hash of their content, so nothing may be kept for ever.
      "cache-control": "max-age=600",
      ...(text && { vary: "accept-encoding" }),
      ...(zip && { "content-encoding": "gzip" }),
    });
    response.end(request.method === "HEAD" ? undefined : body);
  });
  await new Promise((done) => server.listen(0, "127.0.0.1", done));
  return {
    origin: `http://127.0.0.1:${server.address().port}`,
    close: () => new Promise((done) => server.close(done)),
  };
}
