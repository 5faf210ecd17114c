// Judge of the lists of indicators: narrowed, filled in, kept, saved as a table and as data, printed, and without a
// script or a signal.
//
// node record.mjs DIST EXPECTED PICTURES

import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

import { inspect, launch } from './browser.mjs';
import { serve } from './server.mjs';
import { judge } from './verdict.mjs';

const [dist, expected, pictures] = process.argv.slice(2);
const rows = JSON.parse(readFileSync(expected, 'utf8')).indicator_rows.safety;
const { server, origin } = await serve(dist);
const browser = await launch();
const failures = [];
const open = async (options = {}) => {
  const context = await browser.newContext({ viewport: { width: 360, height: 740 }, acceptDownloads: true, ...options });
  const page = await context.newPage();
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('dialog', (dialog) => { failures.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  return page;
};
const shown = (page) => page.$$eval('.indicator', (items) => items.filter((it) => !it.hidden).map((it) => it.id).sort());
const same = (found, wanted, what) => (String(found) === String([...wanted].sort()) ? [] : [`${what}: ${found.length}, not ${wanted.length}`]);
const ids = (keep) => rows.filter(keep).map(([id]) => id);
const RISKS = { red: '红', orange: '橙', yellow: '黄', blue: '蓝' };

// The pages of the lists hold what the source says, without a script.
const bare = await open({ javaScriptEnabled: false });
await bare.goto(`${origin}/indicators/safety/`);
const lists = await bare.$$eval('main .links a', (links) => links.map((link) => [link.textContent, link.getAttribute('href'), link.parentElement.textContent.match(/(\d+) 条/)?.[1]]));
const listed = [];
const names = new Set();
for (const [name, href, count] of lists) {
  await bare.goto(new URL(href, `${origin}/indicators/safety/`).href);
  const found = await shown(bare);
  const path = new URL(bare.url()).pathname;
  const risk = RISKS[path.match(/\/risk\/(\w+)\//)?.[1]];
  const institution = path.includes('/at/') ? name : null;
  const code = path.match(/\/safety\/(\w\w)\/$/)?.[1].toUpperCase();
  const wanted = ids(([id, of, colour]) => (!risk || colour === risk) && (!institution || of.includes(institution)) && (!code || id.startsWith(`${code}-`)));
  listed.push(...same(found, wanted, name));
  if (Number(count) !== found.length) listed.push(`${name} is announced with ${count}, holds ${found.length}`);
  if (!(await bare.isHidden('[data-record]'))) listed.push(`${path} shows what needs a script`);
  names.add(institution ?? risk ?? code ?? 'all');
}
for (const name of new Set(rows.flatMap(([, of]) => of))) if (!names.has(name)) listed.push(`no list of ${name}`);
for (const risk of Object.values(RISKS)) if (!names.has(risk)) listed.push(`no list of ${risk}`);
judge('record-lists', listed, `${lists.length} lists of ${rows.length} indicators, by department, institution and risk, without a script`);

// Narrowed by each, and by several at once.
const page = await open();
const address = `${origin}/indicators/safety/all/`;
await page.goto(address);
await page.click('[data-record] details summary');
const narrowed = [];
const select = (by, value) => page.selectOption(`[data-by=${by}]`, value);
await select('institution', '福彩网点');
narrowed.push(...same(await shown(page), ids(([, of]) => of.includes('福彩网点')), '福彩网点'));
await select('risk', 'red');
const both = ids(([, of, risk]) => of.includes('福彩网点') && risk === '红');
narrowed.push(...same(await shown(page), both, '福彩网点 and 红'));
await select('department', '消防救援');
narrowed.push(...same(await shown(page), both.filter((id) => id.startsWith('XF-')), '消防救援 as well'));
const words = await page.textContent('[data-record] [data-shown]');
if (!words.includes(`列出 ${both.filter((id) => id.startsWith('XF-')).length} 条`)) narrowed.push(`says ${words}`);
judge('record-narrowed', narrowed, 'a list narrowed by institution, risk and department');

// Filled in, kept, shared by the lists of the set.
await select('department', '');
await select('risk', '');
await select('institution', '');
await page.fill('[name=institution]', '示例养老院');
await page.fill('[name=date]', '2026-08-01');
await page.check('#XF-01 input[value=conform]');
await page.check('#XF-02 input[value=fails]');
await page.fill('#XF-02 .why input', '=1+1，<b>"通道"</b>');
await page.check('#XF-03 input[value=none]');
const filled = [];
const state = (from) => from.$$eval('.indicator:not([data-state=""])', (items) => items.map((it) => `${it.id} ${it.dataset.state} ${it.querySelector('.why input').value}`).join('; '));
const wanted = 'XF-01 conform ; XF-02 fails =1+1，<b>"通道"</b>; XF-03 none ';
await page.reload();
if ((await state(page)) !== wanted) filled.push(`after a reload: ${await state(page)}`);
await page.goto(`${origin}/indicators/safety/xf/`);
if ((await state(page)) !== wanted) filled.push(`on the list of the department: ${await state(page)}`);
if ((await page.inputValue('[name=institution]')) !== '示例养老院') filled.push('the institution is forgotten');
await page.click('[data-record] details summary');
await select('result', 'fails');
if (String(await shown(page)) !== 'XF-02') filled.push(`what fails: ${await shown(page)}`);
await select('result', '');
await page.goto(`${origin}/indicators/safety/risk/red/`);
await page.check('.indicator >> nth=-1 >> input[value=mostly]');
await page.goto(address);
if (!(await state(page)).startsWith(wanted.trim())) filled.push(`another list took from the record: ${await state(page)}`);
judge('record-kept', filled, 'results and remarks survive a reload and are shared by all lists of the set');

// Saved.
const saved = [];
const download = async (button) => {
  const [file] = await Promise.all([page.waitForEvent('download'), page.click(button)]);
  return [file.suggestedFilename(), readFileSync(await file.path(), 'utf8')];
};
const [csvName, csv] = await download('[data-csv]');
const [jsonName, json] = await download('[data-json]');
if (csvName !== 'safety-2026-08-01.csv' || jsonName !== 'safety-2026-08-01.json') saved.push(`named ${csvName}, ${jsonName}`);
if (!csv.startsWith('\ufeff')) saved.push('the table does not begin with the mark of its encoding');
// Read as a spreadsheet reads it.
const cells = csv.slice(1).split('\r\n').filter(Boolean).map((line) => [...line.matchAll(/"((?:[^"]|"")*)"(?:,|$)/g)].map((it) => it[1].replaceAll('""', '"')));
if (cells.length !== rows.length + 2) saved.push(`${cells.length} lines, not ${rows.length + 2}`);
if (cells.slice(1).some((line) => line.length !== 7)) saved.push('not every line has 7 cells');
const second = cells.find((line) => line[0] === 'XF-02');
if (second[5] !== '不符合' || second[6] !== `'=1+1，<b>"通道"</b>`) saved.push(`XF-02 reads ${second.join(' | ')}`);
if (second[1] !== '消防救援' || !second[3].includes('= 0 处') || !second[4].includes('红')) saved.push(`XF-02 reads ${second.join(' | ')}`);
const record = JSON.parse(json);
if (record.institution !== '示例养老院' || record.items.length !== rows.length) saved.push(`the data: ${record.institution}, ${record.items.length}`);
const item = record.items.find((it) => it.id === 'XF-02');
if (item.result !== 'fails' || item.note !== '=1+1，<b>"通道"</b>') saved.push(`the data of XF-02: ${JSON.stringify(item)}`);
judge('record-saved', saved, `a table of ${rows.length} lines that no spreadsheet takes for formulas, and the same as data`);

// Printed: what was found stands in words.
await page.emulateMedia({ media: 'print' });
const printed = [];
if (!(await page.isVisible('#XF-02 [data-said]'))) printed.push('the result is not printed');
if (!(await page.textContent('#XF-02 [data-said]')).startsWith('不符合 =1+1')) printed.push('the result reads otherwise');
if (await page.isVisible('#XF-02 input')) printed.push('boxes are printed');
if (!(await page.isVisible('[name=institution]'))) printed.push('the institution is not printed');
await page.emulateMedia({ media: null });
judge('record-printed', printed, 'results and remarks are printed in words, without controls');

// For everybody: light, dark and elder.
const barriers = [];
await page.goto(`${origin}/indicators/safety/xf/`);
await page.click('[data-record] details summary');
for (const scheme of ['light', 'dark', 'elder']) {
  await page.emulateMedia({ colorScheme: scheme === 'dark' ? 'dark' : 'light' });
  await page.evaluate((elder) => { if (elder) document.documentElement.dataset.view = 'elder'; }, scheme === 'elder');
  const { violations } = await inspect(page);
  barriers.push(...violations.map((it) => `${scheme}: ${it.id} ${it.nodes[0].html.slice(0, 120)}`));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  if (wide > 0) barriers.push(`${scheme}: ${wide} px wider than the phone`);
  if (scheme === 'elder') {
    const low = await page.$$eval('[data-record] input, [data-record] select, [data-record] button', (all) => all.filter((it) => it.checkVisibility() && it.getBoundingClientRect().height < 60).map((it) => it.outerHTML.slice(0, 60)));
    barriers.push(...low.map((it) => `elder: lower than 60 px: ${it}`));
  }
  if (pictures) {
    mkdirSync(pictures, { recursive: true });
    await page.screenshot({ path: join(pictures, `record-${scheme}.png`) });
  }
}
judge('record-barriers', barriers, 'axe at 360 px, light, dark and elder, with controls of 60 px for old hands');

// Emptied, but only when it was asked twice.
await page.reload();
const emptied = [];
if (await page.isVisible('[data-empty]')) emptied.push('one touch empties it');
await page.click('[data-record] details:has([data-empty]) summary');
await page.click('[data-empty]');
await page.goto(address);
if ((await state(page)) !== '' || (await page.inputValue('[name=institution]')) !== '') emptied.push(`is left: ${await state(page)}`);
// What stands in the storage is never trusted.
await page.evaluate(() => localStorage.setItem('biaochi:record:safety', '{"about":7,"items":{"XF-01":["<b>",1],"XF-02":["fails",{}],"__proto__":["fails"]}}'));
await page.reload();
if ((await state(page)) !== 'XF-02 fails ') emptied.push(`a spoiled record gives ${await state(page)}`);
judge('record-emptied', emptied, 'a record is emptied on purpose, and a spoiled one does no harm');

// Without a signal, after one visit.
await page.evaluate(() => navigator.serviceWorker.ready);
await page.waitForFunction((path) => caches.match(path).then(Boolean), `${origin}/assets/record.js`, { timeout: 20000 }).catch(() => {});
await page.waitForFunction((path) => caches.match(path).then(Boolean), address, { timeout: 20000 }).catch(() => {});
await page.context().setOffline(true);
await page.goto(address).catch(() => {});
const offline = [];
await page.check('#XF-01 input[value=conform]', { timeout: 5000 }).catch((error) => offline.push(error.message.split('\n')[0]));
await page.reload();
if (!(await state(page)).startsWith('XF-01 conform')) offline.push(`is kept: ${await state(page)}`);
judge('record-offline', offline, 'a list is filled in without a signal');
judge('record-quiet', failures.filter((it) => !it.includes('ERR_INTERNET_DISCONNECTED')), 'no script failed, no dialog');
await browser.close();
server.close();
