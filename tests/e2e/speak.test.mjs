// Speakers: how much each says and where, one of them alone, from quote to quote by key, and by doubt.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIGEST } from "./stage/articles.mjs";
import { violations } from "./stage/axe.mjs";
import { proseOfWords } from "./stage/prose.mjs";
import { assertQuiet, open, pasteArticle, raise, shoot } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

async function opened(options, tab = "speakers") {
  const scene = await open(stage, options);
  await pasteArticle(scene.page, DIGEST);
  await scene.page.getByTestId(`tab-${tab}`).click();
  return scene;
}

const quotes = (page) => page.locator('[data-testid="article"] mark[data-kinds~="quote"]');

test("who is quoted with most words comes first, with shares, a bar and a strip", async () => {
  const { page, watch, context } = await opened();
  const cards = page.getByTestId("card");
  const words = (await cards.allTextContents()).map((text) => Number(text.match(/(\d+) words?/)[1]));
  assert.ok(words.length >= 3);
  assert.deepEqual(words, words.toSorted((a, b) => b - a));
  const first = cards.first();
  assert.match(await first.textContent(), /Mara Lindqvist/);
  assert.match(await first.locator(".shares").textContent(), /^100% word for word$/);
  const widths = (selector) =>
    first.locator(`${selector} rect`).evaluateAll((pieces) => pieces.map((piece) => piece.getBoundingClientRect().width));
  const room = (await first.locator(".bar").boundingBox()).width;
  assert.ok(Math.abs((await widths(".bar"))[0] - room) < 2, "who says most fills the bar");
  assert.equal((await widths(".strip")).length, 2, "two pieces of one quote");
  await shoot(page, "speakers");
  assertQuiet(watch);
  await context.close();
});

test("of a long list the cards in sight are drawn at once, the others a moment later", async () => {
  const { page, watch, context } = await open(stage);
  await pasteArticle(page, proseOfWords(20_000));
  const cards = page.getByTestId("card");
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=card]").length === 40);
  await page.getByTestId("tab-citations").click();
  const drawn = await page.getByTestId("tab-quotes").evaluate((tab) => {
    const first = new Promise((resolve) => {
      const cards = () => document.querySelectorAll("[aria-labelledby=tab-quotes] [data-testid=card]").length;
      const observer = new MutationObserver(() => cards() && resolve(cards()));
      observer.observe(document.querySelector("#panel"), { childList: true, subtree: true });
    });
    tab.click();
    return first;
  });
  assert.equal(drawn, 12);
  await page.waitForFunction(() => document.querySelectorAll("[data-testid=card]").length === 40);
  // The card of what is selected is there, wherever it stands on its page.
  await quotes(page).nth(30).click();
  const id = await page.locator("[data-testid=card][aria-current]").getAttribute("data-id");
  await page.getByTestId("tab-citations").click();
  await page.getByTestId("tab-quotes").click();
  assert.equal(await page.locator("[data-testid=card][aria-current]").getAttribute("data-id"), id);
  assert.ok((await cards.count()) <= 40);
  assertQuiet(watch);
  await context.close();
});

test("the article can be read for one speaker, and for all again", async () => {
  const { page, context } = await opened();
  const all = await quotes(page).count();
  await page.getByRole("button", { name: "Only this speaker: Mara Lindqvist" }).click();
  assert.deepEqual(await quotes(page).allTextContents(), ["“The wall will be built,”", "“It is a matter of years, not decades.”"]);
  await page.getByTestId("tab-quotes").click();
  assert.equal(await page.getByTestId("card").count(), 1);
  assert.match(await page.locator(".only").textContent(), /Only Mara Lindqvist/);
  await shoot(page, "one-speaker");
  await page.getByTestId("all-speakers").click();
  assert.equal(await quotes(page).count(), all);
  await context.close();
});

test("q goes from quote to quote and Q back, past the citations between them", async () => {
  const { page, context } = await opened({}, "quotes");
  await page.getByTestId("article").locator(".line").first().click({ position: { x: 2, y: 2 } });
  const selected = async () => (await page.locator(".card.is-selected").getAttribute("data-id"));
  const order = await page.getByTestId("card").evaluateAll((cards) => cards.map((card) => card.dataset.id));
  const seen = [];
  for (let i = 0; i <= order.length; i += 1) {
    await page.keyboard.press("q");
    seen.push(await selected());
  }
  assert.deepEqual(seen, [...order, order[0]]);
  await page.keyboard.press("Shift+Q");
  assert.equal(await selected(), order.at(-1));
  await context.close();
});

test("quotes can be gone through by doubt", async () => {
  const { page, context } = await opened({}, "quotes");
  const sure = async () =>
    (await page.locator(".card .why span:last-child").allTextContents()).map((text) => Number(text.match(/(\d+)%/)[1]));
  const before = await sure();
  await page.getByTestId("doubt-first").check();
  assert.deepEqual(await sure(), before.toSorted((a, b) => a - b));
  await page.getByTestId("filter-confidence").selectOption({ label: "The machine is unsure" });
  assert.deepEqual(await sure(), before.filter((it) => it < 90).toSorted((a, b) => a - b));
  await page.getByTestId("filter-confidence").selectOption({ label: "Confidence" });
  await page.getByTestId("doubt-first").uncheck();
  assert.deepEqual(await sure(), before);
  await context.close();
});

for (const [name, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, forced: { forcedColors: "active" }, narrow: { viewport: { width: 320, height: 720 } } })) {
  test(`${name}: no axe violation with one speaker alone`, async () => {
    const { page, context } = await opened(options);
    await page.getByTestId("only").first().click();
    assert.deepEqual(await violations(page), []);
    await shoot(page, `speakers-${name}`);
    await page.getByTestId("tab-quotes").click();
    assert.deepEqual(await violations(page), []);
    await shoot(page, `one-speaker-${name}`);
    await context.close();
  });
}
