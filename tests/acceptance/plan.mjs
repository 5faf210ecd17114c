// Judge of a household's plan on the page of the modifications: kept, counted, shared, printed, and never code.
//
// node plan.mjs DIST

import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

import { inspect, launch } from './browser.mjs';
import { serve } from './server.mjs';
import { judge } from './verdict.mjs';

const { server, origin } = await serve(process.argv[2]);
const browser = await launch();
const address = `${origin}/checklists/home-modification/`;
const failures = [];
const open = async (options = {}) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })).newPage();
  page.on('console', (message) => message.type() === 'error' && failures.push(message.text()));
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('dialog', (dialog) => { failures.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  return page;
};
const choose = (page, number, state) => page.check(`#item-${number} input[value=${state}]`);
const said = async (page) => (await page.locator('[data-plan] [data-level]').allTextContents()).join('；');
const lacks = (page, what) => page.locator(`[data-plan] [data-${what}] li`).allTextContents();
const state = (from) => from.evaluate(() => Array.from(document.querySelectorAll('li[data-state]:not([data-state=""])'), (it) => `${it.id} ${it.dataset.state} ${it.querySelector('.why input').value}`).join('; '));
const link = (from) => from.inputValue('[data-plan] [data-link]');

const page = await open();
await page.goto(address);
await choose(page, 1, 'needed');
await choose(page, 2, 'present');
await choose(page, 6, 'needed');
await choose(page, 9, 'none');
const counted = [];
const expect = (found, words) => { if (!found.includes(words)) counted.push(`${words} is not in ${found}`); };
expect(await said(page), '必选 17 项：需改造 1，已具备 1，不适用 0，没选 15');
expect(await said(page), '自选 13 项：需改造 1，已具备 0，不适用 1，没选 11');
if ((await lacks(page, 'open')).length !== 15) counted.push(`${(await lacks(page, 'open')).length} open items are named, not 15`);
if ((await lacks(page, 'why')).length !== 1) counted.push('the item without a reason is not named');
await page.fill('#item-9 .why input', '家里没有这扇门 <img src=x onerror=alert(1)>');
if ((await lacks(page, 'why')).length) counted.push('the reason is not seen');
judge('plan-counted', counted, 'counts by choice and level, and what is lacking, by name');

await page.reload();
const whole = 'item-1 needed ; item-2 present ; item-6 needed ; item-9 none 家里没有这扇门 <img src=x onerror=alert(1)>';
judge('plan-kept', (await state(page)) === whole ? [] : [await state(page)], 'the choices survive a reload');

// On another device: shown, not kept until asked; changes stay in the address.
const shared = [];
const same = (found, wanted, when) => { if (found !== wanted) shared.push(`${when}: ${found || 'nothing'}, not ${wanted || 'nothing'}`); };
const sent = await link(page);
if (!sent.startsWith(`${address}#`)) shared.push(`the link is ${sent}`);
const other = await open();
await other.goto(sent);
same(await state(other), whole, 'on another device');
await choose(other, 3, 'needed');
await other.reload();
const more = whole.replace('item-6', 'item-3 needed ; item-6');
same(await state(other), more, 'changed and loaded again');
await other.goto(`${origin}/about/`);
await other.goto(address);
same(await state(other), '', 'without the link');
await other.goto(sent);
await other.click('[data-adopt]');
if (new URL(other.url()).hash) shared.push('kept, it still stands in the address');
await other.goto(`${origin}/about/`);
await other.goto(address);
same(await state(other), whole, 'kept');
// Over a plan of this device, in a window that shows it already.
const different = `${address}#plan=${encodeURIComponent(JSON.stringify({ 'level-ramp': ['needed'] }))}`;
await page.evaluate((hash) => { location.hash = hash; }, new URL(different).hash);
await page.waitForFunction(() => document.querySelector('#item-2').dataset.state === 'needed', null, { timeout: 5000 }).catch(() => {});
same(await state(page), 'item-2 needed ', 'a link in a window that is open');
if (!(await page.isVisible('[data-over]'))) shared.push('nobody says that another plan would be replaced');
await page.click('[data-leave]');
same(await state(page), whole, 'left');
judge('plan-shared', shared, 'a link shows the same on another device, is kept when asked, and never replaces a plan unasked');

// What is no plan is not looked at: the plan of this device stays.
const broken = [];
const junk = ['%', '%7B', '%5B1%5D', 'null', '%22needed%22', '%7B%22no-such%22%3A%5B%22needed%22%5D%7D', '%7B%22__proto__%22%3A%5B%22needed%22%5D%7D',
  encodeURIComponent('{"level-ramp":["<b>"]}'), encodeURIComponent('{"level-ramp":"needed"}'), encodeURIComponent('{"level-ramp":{"0":"needed"}}')];
for (const hash of junk) {
  await page.goto(`${origin}/about/`);
  await page.goto(`${address}#plan=${hash}`);
  if ((await state(page)) !== whole || await page.isVisible('[data-shared]')) broken.push(`#plan=${hash} shows ${await state(page)}`);
}
await page.goto(`${origin}/about/`);
await page.goto(`${address}#plan=${encodeURIComponent(JSON.stringify({ 'level-ramp': ['none', '长'.repeat(5000)], 'floor-leveling': ['none', { a: 1 }] }))}`);
if ((await state(page)) !== `item-2 none ${'长'.repeat(60)}; item-3 none `) broken.push('a reason without end, or that is no text');
await page.click('[data-leave]');
await page.evaluate(() => { for (const key of Object.keys(localStorage)) localStorage.setItem(key, '{"level-ramp":'); });
await page.reload();
if ((await state(page)) !== '') broken.push(`broken storage shows ${await state(page)}`);
judge('plan-broken', broken, `${junk.length} addresses that hold no plan, and a storage that holds none`);

// On paper: the list with its boxes, or the plan alone.
const paper = async () => {
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => {
    const shown = (it) => it.getClientRects().length > 0;
    return {
      items: [...document.querySelectorAll('.ticks > li')].filter(shown).map((it) => it.id),
      boxes: [...document.querySelectorAll('.ticks [type=checkbox]')].filter(shown).length,
      said: [...document.querySelectorAll('[data-said]')].filter(shown).map((it) => it.textContent),
      heads: [...document.querySelectorAll('[data-remember] h2')].filter(shown).length,
      controls: [...document.querySelectorAll('button, [type=radio], [type=text], details')].filter(shown).length,
    };
  });
  await page.emulateMedia({ media: 'screen' });
  return seen;
};
const printed = [];
const list = await paper();
if (list.items.length !== 30 || list.boxes !== 30 || list.said.length || list.controls) printed.push(`without choices: ${JSON.stringify(list)}`);
await choose(page, 1, 'needed');
await choose(page, 2, 'present');
await choose(page, 9, 'none');
await page.fill('#item-9 .why input', '长'.repeat(60));
const plan = await paper();
if (plan.items.join() !== 'item-1,item-2,item-9' || plan.boxes || plan.controls || plan.heads !== 2) printed.push(`with choices: ${JSON.stringify(plan)}`);
if (plan.said.join('；') !== `需改造；已具备；不适用：${'长'.repeat(60)}`) printed.push(`the choices read ${plan.said.join('；')}`);
judge('plan-printed', printed, 'the list with its boxes while nothing is chosen, then what was chosen and why');

await page.click('[data-forget]');
await page.reload();
judge('plan-cleared', (await state(page)) === '' ? [] : [await state(page)], 'cleared when asked');

// Without barriers while everything of it is seen.
const barriers = [];
for (const colorScheme of ['light', 'dark']) {
  for (const view of ['', 'elder']) {
    const seen = await open({ colorScheme, reducedMotion: 'reduce' });
    await seen.addInitScript((it) => { if (it) localStorage.setItem('biaochi:view', it); }, view);
    await seen.goto(address);
    await choose(seen, 1, 'present');
    await seen.goto(`${origin}/about/`);
    await seen.goto(sent);
    await choose(seen, 3, 'none');
    for (const details of await seen.locator('[data-plan] summary').all()) await details.click();
    const { violations } = await inspect(seen);
    const name = `${colorScheme} ${view}`;
    for (const { id, nodes } of violations) barriers.push(`${name} ${id}: ${nodes[0].html.slice(0, 100)}`);
    for (const width of [360, 320]) {
      await seen.setViewportSize({ width, height: 740 });
      const needed = await seen.evaluate(() => document.scrollingElement.scrollWidth);
      if (needed > width) barriers.push(`${name}: ${needed} px on a phone of ${width}`);
    }
    const low = await seen.evaluate(() => [...document.querySelectorAll('.plan :is(a, button, summary, input), fieldset label')]
      .filter((it) => it.getClientRects().length && it.getBoundingClientRect().height < 43.5).map((it) => it.textContent.trim()));
    for (const words of low) barriers.push(`${name}: a target below 44 px: ${words}`);
    await seen.context().close();
  }
}
judge('plan-axe', barriers, 'a shared plan over another, light and dark, usual and large: WCAG 2.2 A and AA, targets of 44 px, 360 and 320 px wide');

const plain = await open({ javaScriptEnabled: false });
await plain.goto(address);
const boxes = await plain.locator('.ticks input[type=checkbox]').filter({ visible: true }).count();
judge('plan-plain', boxes === 30 && !(await plain.locator('[data-plan]').isVisible()) ? [] : [`${boxes} boxes`], 'boxes to tick without scripts');

// Storage that is switched off, and a disk instead of a server.
const odd = [];
const bare = await open();
await bare.addInitScript(() => Object.defineProperty(globalThis, 'localStorage', { get() { throw new DOMException('switched off', 'SecurityError'); } }));
await bare.goto(address);
await choose(bare, 1, 'needed');
if ((await state(bare)) !== 'item-1 needed ') odd.push('without storage nothing is chosen');
const disk = await open();
const file = pathToFileURL(join(resolve(process.argv[2]), 'checklists/home-modification/index.html')).href;
await disk.goto(file);
await choose(disk, 1, 'needed');
await disk.reload();
if ((await state(disk)) !== 'item-1 needed ') odd.push('opened from a disk nothing is kept');
await disk.goto('about:blank');
await disk.goto(`${file}${new URL(sent).hash}`);
if ((await state(disk)) !== whole) odd.push('opened from a disk a link shows nothing');
judge('plan-odd', odd, 'works as long as the page without storage, and from a disk');
judge('plan-quiet', failures, 'no script failed, nothing shared became code');
await browser.close();
server.close();
