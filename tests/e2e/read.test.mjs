// Reading: marks and cards lead to each other, kinds switch on and off, everything by keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIGEST } from "./stage/articles.mjs";
import { assertQuiet, download, open, pasteArticle, raise, shoot } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

async function opened(options) {
  const scene = await open(stage, options);
  await pasteArticle(scene.page, DIGEST);
  return scene;
}

const inView = (locator) =>
  locator.evaluate((element) => {
    const box = element.getBoundingClientRect();
    return box.top >= 0 && box.bottom <= innerHeight;
  });

test("a click on a mark selects its card, a click on a card its marks", async () => {
  const { page, watch, context } = await opened();
  const mark = page.locator('[data-testid="article"] mark[data-kinds~="speaker"]', { hasText: "Tomas Reyes" });
  const id = (await mark.getAttribute("data-ids")).split(" ").find((id) => id.startsWith("q"));
  await mark.click();
  const card = page.locator(`[data-testid="card"][data-id="${id}"]`);
  assert.equal(await card.getAttribute("aria-current"), "true");
  assert.ok(await inView(card));
  await shoot(page, "selected");
  const first = page.getByTestId("card").first();
  const other = await first.getAttribute("data-id");
  await first.click();
  const piece = page.locator(`[data-testid="article"] mark[data-ids~="${other}"]`).first();
  assert.ok(await inView(piece));
  assert.match(await piece.getAttribute("class"), /\bis-lit\b/);
  assertQuiet(watch);
  await context.close();
});

test("tabs show quotes, speakers and citations with their counts", async () => {
  const { page, context } = await opened();
  for (const name of ["quotes", "speakers", "citations"]) {
    const tab = page.getByTestId(`tab-${name}`);
    await tab.click();
    assert.equal(await tab.getAttribute("aria-selected"), "true");
    const count = Number((await tab.textContent()).match(/\d+/)[0]);
    assert.ok(count > 0, `${name} are counted`);
    await shoot(page, `tab-${name}`);
  }
  const panel = page.getByTestId("panel");
  assert.match(await panel.textContent(), /Port Elmin Gazette/);
  await context.close();
});

test("the legend switches each kind off and on", async () => {
  const { page, context } = await opened();
  for (const kind of ["quote", "cue", "speaker", "citation"]) {
    const marks = page.locator(`[data-testid="article"] mark[data-kinds~="${kind}"]`);
    assert.ok((await marks.count()) > 0, `${kind} marks to begin with`);
    await page.getByTestId(`legend-${kind}`).click();
    assert.equal(await marks.count(), 0, `${kind} marks are gone`);
    await page.getByTestId(`legend-${kind}`).click();
    assert.ok((await marks.count()) > 0, `${kind} marks are back`);
  }
  await context.close();
});

test("rejecting takes the mark away, undo brings it back, and the file says so", async () => {
  const { page, context } = await opened();
  const card = page.getByTestId("card").first();
  const id = await card.getAttribute("data-id");
  const marks = page.locator(`[data-testid="article"] mark[data-ids~="${id}"]`);
  await card.click();
  await page.keyboard.press("r");
  await marks.first().waitFor({ state: "detached" });
  const saved = await download(page);
  assert.equal(saved.document.quotations.find((q) => q.id === id).status, "rejected");
  await page.keyboard.press("ControlOrMeta+Z");
  await marks.first().waitFor();
  await page.keyboard.press("ControlOrMeta+Shift+Z");
  await marks.first().waitFor({ state: "detached" });
  await page.getByTestId("undo").click();
  await marks.first().waitFor();
  await context.close();
});

test("from paste to download with the keyboard alone", async () => {
  const { page, watch, context } = await open(stage);
  await pasteArticle(page, DIGEST);
  const reached = async (id) => {
    for (let i = 0; i < 60; i += 1) {
      const now = await page.evaluate(() => document.activeElement?.getAttribute("data-testid"));
      if (now === id) return true;
      await page.keyboard.press("Tab");
    }
    return false;
  };
  const current = page.locator('[data-testid="card"][aria-current="true"]');
  const focused = () => page.evaluate(() => document.activeElement.dataset.ids ?? document.activeElement.tagName);
  await page.keyboard.press("n");
  assert.equal(await current.getAttribute("data-id"), "c1", "n goes to the first annotation");
  assert.equal(await focused(), "c1");
  await page.keyboard.press("ArrowRight");
  assert.equal(await current.getAttribute("data-id"), "q1", "so do the arrows to the next");
  await page.keyboard.press("p");
  await page.keyboard.press("a");
  await page.locator('[data-id="c1"] [data-testid="accept"][aria-pressed="true"]').waitFor();
  await page.keyboard.press("Enter");
  assert.ok(await current.evaluate((card) => card.contains(document.activeElement)), "Enter goes to the card");
  await page.keyboard.press("Enter");
  assert.equal(await focused(), "c1", "and back");
  assert.ok(await reached("tab-citations"), "Tab reaches the panel's tabs");
  await page.keyboard.press("ArrowLeft");
  assert.equal(await page.getByTestId("tab-speakers").getAttribute("aria-selected"), "true");
  await page.evaluate(() => document.activeElement?.blur());
  assert.ok(await reached("download"), "Tab reaches Download");
  const [file] = await Promise.all([page.waitForEvent("download"), page.keyboard.press("Enter")]);
  assert.match(file.suggestedFilename(), /\.json$/);
  assertQuiet(watch);
  await context.close();
});

test("single-letter keys can be switched off, for good", async () => {
  const { page, context } = await opened();
  const selected = page.locator('[data-testid="card"][aria-current="true"]');
  await page.keyboard.press("?");
  await shoot(page, "keys");
  await page.getByTestId("single-keys").uncheck();
  await page.keyboard.press("Escape");
  await page.keyboard.press("n");
  assert.equal(await selected.count(), 0);
  await page.reload();
  await page.getByTestId("article").waitFor();
  await page.keyboard.press("n");
  assert.equal(await selected.count(), 0);
  await page.getByTestId("keys").click();
  await page.getByTestId("single-keys").check();
  await page.getByTestId("cancel").click();
  await page.keyboard.press("n");
  await selected.waitFor();
  await context.close();
});
