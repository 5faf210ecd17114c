// What a page behind a code weighs on a slow phone: bytes, requests, and how long until it can be read.
//
// node benches/weights.mjs DIST [VISITS]
//
// JUDGES is the folder of tests/run whose node_modules hold playwright-core, as ~/.cache/biaochi/judges. The profile
// is that of a cheap phone on a weak signal: 400 kbit/s each way, 400 ms until an answer begins, a processor four
// times slower than this one. Every visit is the first: nothing is kept. Times depend on the machine; compare them
// within one run only.

import { readdirSync } from 'node:fs';
import { join } from 'node:path';

import { launch } from '../tests/acceptance/browser.mjs';
import { serve } from '../tests/acceptance/server.mjs';

const [dist, visits = '5'] = process.argv.slice(2);
const { server, origin } = await serve(dist, { packed: true });
const browser = await launch();
const KBIT = 1000 / 8;
const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

// One first visit; `readable` is when the largest piece of the first screen stood there.
async function visit(path) {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true });
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', { offline: false, latency: 400, downloadThroughput: 400 * KBIT, uploadThroughput: 400 * KBIT });
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  let bytes = 0;
  let requests = 0;
  session.on('Network.loadingFinished', (event) => { bytes += event.encodedDataLength; requests += 1; });
  await page.addInitScript(() => {
    globalThis.readable = 0;
    new PerformanceObserver((list) => { for (const entry of list.getEntries()) globalThis.readable = entry.startTime; })
      .observe({ type: 'largest-contentful-paint', buffered: true });
  });
  await page.goto(origin + path, { waitUntil: 'load' });
  await page.waitForTimeout(300);
  const painted = await page.evaluate(() => performance.getEntriesByName('first-contentful-paint')[0].startTime);
  const readable = await page.evaluate(() => globalThis.readable);
  const seen = { bytes, requests, painted, readable };
  await context.close();
  return seen;
}

// The lightest and the heaviest guide and one between, by the file behind the code; and the home page beside them.
const codes = readdirSync(join(dist, 'Q'));
const sizes = [];
for (const code of codes) {
  const answer = await fetch(`${origin}/Q/${code}/`, { headers: { 'accept-encoding': 'identity' } });
  const text = await answer.text();
  if (text.includes('id="flow"')) sizes.push([text.length, `/Q/${code}/`]);
}
sizes.sort((a, b) => a[0] - b[0]);
const pages = [
  ['lightest guide', sizes[0][1]], ['middle guide', sizes[Math.floor(sizes.length / 2)][1]],
  ['heaviest guide', sizes.at(-1)[1]], ['home', '/'],
];
console.log('page             bytes  requests  first paint s  readable s');
for (const [name, path] of pages) {
  const seen = [];
  for (let n = 0; n < Number(visits); n += 1) seen.push(await visit(path));
  const of = (key) => median(seen.map((it) => it[key]));
  const seconds = (key) => (of(key) / 1000).toFixed(2);
  console.log(`${name.padEnd(15)} ${String(of('bytes')).padStart(6)} ${String(of('requests')).padStart(9)} ${seconds('painted').padStart(14)} ${seconds('readable').padStart(11)}`);
}
await browser.close();
server.close();
