// Judge of a household's plan on the page of the modifications: kept, counted, shared, printed, and never code.
//
// node plan.mjs DIST

import { createRequire } from 'node:module';
import { join } from 'node:path';

import { serve } from './server.mjs';
import { judge } from './verdict.mjs';

const packages = createRequire(join(process.env.JUDGES, 'package.json'));
const { chromium } = packages('playwright-core');
const { server, origin } = await serve(process.argv[2]);
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update', '--disable-sync', '--no-first-run'],
});
const address = `${origin}/checklists/home-modification/`;
const failures = [];
const open = async (options = {}) => {
  const page = await (await browser.newContext({ viewport: { width: 360, height: 740 }, ...options })).newPage();
  page.on('pageerror', (error) => failures.push(error.message));
  page.on('dialog', (dialog) => { failures.push(`a dialog: ${dialog.message()}`); dialog.dismiss(); });
  return page;
};
const choose = (page, number, state) => page.check(`#item-${number} input[value=${state}]`);
const said = (page) => page.textContent('[data-plan] [role=status]');

const page = await open();
await page.goto(address);
await choose(page, 1, 'needed');
await choose(page, 2, 'present');
await choose(page, 6, 'needed');
await choose(page, 9, 'none');
const counted = [];
for (const words of ['需改造 2 项（必选 1、自选 1）', '已具备 1 项', '不适用 1 项', '没有写理由']) if (!(await said(page)).includes(words)) counted.push(`${words} is not in ${await said(page)}`);
await page.fill('#item-9 .why input', '家里没有这扇门 <img src=x onerror=alert(1)>');
if ((await said(page)).includes('没有写理由')) counted.push('the reason is not seen');
judge('plan-counted', counted, 'counts by choice, and what is lacking');

const link = await page.inputValue('[data-plan] label input');
await page.reload();
const state = (from) => from.evaluate(() => Array.from(document.querySelectorAll('li[data-state]:not([data-state=""])'), (it) => `${it.id} ${it.dataset.state} ${it.querySelector('.why input').value}`).join('; '));
const whole = 'item-1 needed ; item-2 present ; item-6 needed ; item-9 none 家里没有这扇门 <img src=x onerror=alert(1)>';
judge('plan-kept', (await state(page)) === whole ? [] : [await state(page)], 'the choices survive a reload');

const other = await open();
await other.goto(link);
const shared = (await state(other)) === whole ? [] : [await state(other)];
if (!link.startsWith(`${address}#`)) shared.push(`the link is ${link}`);
for (const broken of ['#plan=%', '#plan=%7B', '#plan=%5B1%5D', '#plan=%7B%22no-such%22%3A%5B%22needed%22%5D%7D', '#plan=%7B%22__proto__%22%3A%5B%22needed%22%5D%7D', '#plan=null']) {
  const fresh = await open();
  await fresh.goto(address + broken);
  if ((await state(fresh)) !== '') shared.push(`${broken} chooses ${await state(fresh)}`);
  if (!(await said(fresh)).includes('需改造 0 项')) shared.push(`${broken}: ${await said(fresh)}`);
  await fresh.close();
}
judge('plan-shared', shared, 'a link shows the same on another device; broken ones show nothing');

await page.emulateMedia({ media: 'print' });
const printed = await page.evaluate(() => Array.from(document.querySelectorAll('.ticks > li'), (it) => [it.id, getComputedStyle(it).display !== 'none']).filter(([, shown]) => shown).map(([id]) => id).join());
judge('plan-printed', printed === 'item-1,item-6,item-9' ? [] : [`prints ${printed}`], 'what is needed, and what does not apply with its reason');
await page.emulateMedia({ media: 'screen' });
await page.click('[data-forget]');
await page.reload();
judge('plan-cleared', (await state(page)) === '' ? [] : [await state(page)], 'cleared when asked');

const plain = await open({ javaScriptEnabled: false });
await plain.goto(address);
const boxes = await plain.locator('.ticks input[type=checkbox]').filter({ visible: true }).count();
judge('plan-plain', boxes === 30 && !(await plain.locator('[data-plan]').isVisible()) ? [] : [`${boxes} boxes`], 'boxes to tick without scripts');
judge('plan-quiet', failures, 'no script failed, nothing shared became code');
await browser.close();
server.close();
