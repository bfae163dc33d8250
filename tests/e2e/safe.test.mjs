// Pasted text is hostile: it stays text, and nothing is asked of any network.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { HOSTILE } from "./stage/articles.mjs";
import { assertQuiet, download, open, paste, pasteArticle, raise } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

async function assertUntouched(page, watch) {
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assert.equal(await page.locator('a[href^="javascript:"], [onclick], [onerror], [onload]').count(), 0);
  assert.equal(await page.locator('[data-testid="article"] :is(script, img, svg, b)').count(), 0);
  assertQuiet(watch);
}

test("a payload pasted as text stays text, through every tab and the download", async () => {
  const { page, watch, context } = await open(stage);
  await pasteArticle(page, HOSTILE);
  for (const name of ["quotes", "speakers", "citations"]) await page.getByTestId(`tab-${name}`).click();
  for (const card of await page.getByTestId("card").all()) await card.click();
  const { document } = await download(page);
  assert.equal(document.document.text, HOSTILE);
  await assertUntouched(page, watch);
  await context.close();
});

test("a payload pasted as HTML runs nothing and loads nothing", async () => {
  const { page, watch, context } = await open(stage);
  // Past the clipboard's own cleaning: the event is made here, with the payload as it is.
  await page.evaluate((html) => {
    const data = new DataTransfer();
    data.setData("text/html", html);
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, `<p>Said Ana [1].</p>${HOSTILE}<iframe src="https://example.org"></iframe><link rel=stylesheet href="https://example.org/x.css"><p>end</p>`);
  await page.getByTestId("article").waitFor();
  await page.waitForTimeout(300);
  await assertUntouched(page, watch);
  await context.close();
});

test("the policy names no outside origin and opens no hole", async () => {
  const { page, context } = await open(stage);
  const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute("content");
  assert.match(policy, /default-src 'none'/);
  assert.match(policy, /require-trusted-types-for 'script'/);
  assert.doesNotMatch(policy, /https?:|unsafe-inline|'unsafe-eval'|\*/);
  await context.close();
});

test("a text of odd characters and a very long line are taken whole", async () => {
  const { page, watch, context } = await open(stage);
  const odd = `NUL\u0001\u200b\u202e said\u2028 Ana [1]. ${"x".repeat(200_000)}`;
  await paste(page, { "text/plain": odd });
  await page.getByTestId("article").waitFor();
  const { document } = await download(page);
  assert.equal(document.document.text, odd);
  assertQuiet(watch);
  await context.close();
});
