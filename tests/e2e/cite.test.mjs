// Citations: by source, with what is amiss; sources beside a marker; families; reading without markers.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { violations } from "./stage/axe.mjs";
import { assertQuiet, open, pasteArticle, raise, shoot } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

/** Cites by number and by name, an entry that is not there, and one entry never. */
const REVIEW = `What the tide takes

The sea wall has been moved twice since it was built [1, 2]. Lindqvist (2021) doubts that it will hold [2], and the union says so too [7].

The survey counted forty cracks [1]. Nobody has asked for a source [citation needed].

References
[1] Reyes, T. (2019). Costs of coastal defence. Journal of Harbours, 4, 11–19.
[2] Lindqvist, M. (2021). The wall that walks. Elmin Press.
[3] Oduya, S. (2020). Notes on gravel. https://example.org/gravel
`;

async function opened(options) {
  const scene = await open(stage, options);
  await pasteArticle(scene.page, REVIEW);
  await scene.page.getByTestId("tab-citations").click();
  return scene;
}

const groups = (page) =>
  page.locator("#cards .group-title").evaluateAll((titles) =>
    titles.map((title) => [title.textContent, title.nextElementSibling.children.length]),
  );

const marker = (page, text) => page.locator('[data-testid="article"] mark[data-kinds~="citation"]', { hasText: text }).first();

test("sources are listed with how often they are cited, and what is amiss comes first", async () => {
  const { page, watch, context } = await opened();
  const seen = Object.fromEntries(await groups(page));
  assert.deepEqual(Object.keys(seen), ["Numbers beyond the list", "Sources", "Listed, but never cited", "In the text"]);
  assert.equal(seen["Numbers beyond the list"], 1);
  assert.equal(seen["Listed, but never cited"], 1);
  const reyes = page.getByTestId("card").filter({ hasText: "Costs of coastal defence" }).first();
  assert.match(await reyes.textContent(), /Cited 2 times/);
  await reyes.locator(".chip").nth(1).click();
  assert.match(await page.locator('[data-testid="article"] mark.is-lit').first().textContent(), /^\[1\]$/);
  await shoot(page, "citations");
  assertQuiet(watch);
  await context.close();
});

test("a marker shows its sources to the pointer and to the focus, until it is left or Escape is pressed", async () => {
  const { page, context } = await opened();
  const peek = page.getByTestId("peek");
  await marker(page, "[1, 2]").hover();
  await peek.waitFor();
  assert.match(await peek.textContent(), /Costs of coastal defence.*The wall that walks/);
  const [above, below] = [await marker(page, "[1, 2]").boundingBox(), await peek.boundingBox()];
  assert.ok(Math.abs(above.y + above.height - below.y) < 2, "it touches the marker");
  await shoot(page, "peek");
  await peek.hover();
  assert.ok(await peek.isVisible(), "the pointer may go there");
  await page.locator("h2", { hasText: "What the tide takes" }).hover();
  await peek.waitFor({ state: "detached" });

  await marker(page, "[7]").focus();
  await peek.waitFor();
  assert.match(await peek.textContent(), /7.*beyond/);
  assert.equal(await marker(page, "[7]").getAttribute("aria-describedby"), "peek");
  await page.keyboard.press("Escape");
  await peek.waitFor({ state: "detached" });
  await context.close();
});

test("sources stay inside the window at its edges", async () => {
  const { page, context } = await opened({ viewport: { width: 320, height: 640 } });
  await marker(page, "[7]").scrollIntoViewIfNeeded();
  await marker(page, "[7]").focus();
  const box = await page.getByTestId("peek").boundingBox();
  assert.ok(box.x >= 0 && box.x + box.width <= 320, JSON.stringify(box));
  await shoot(page, "peek-narrow");
  await context.close();
});

test("a family can be switched off, in the text and in the list", async () => {
  const { page, context } = await opened();
  const all = await page.locator('[data-testid="article"] mark[data-kinds~="citation"]').count();
  const family = page.getByTestId("family-numeric-bracket");
  const count = Number((await family.textContent()).match(/\d+$/)[0]);
  await family.click();
  assert.equal(await family.getAttribute("aria-pressed"), "false");
  assert.equal(await page.locator('[data-testid="article"] mark[data-kinds~="citation"]').count(), all - count);
  assert.equal(await marker(page, "[1, 2]").count(), 0);
  await family.click();
  assert.equal(await page.locator('[data-testid="article"] mark[data-kinds~="citation"]').count(), all);
  await context.close();
});

test("without markers the text closes up, names in a sentence stay, and the text is still whole", async () => {
  const { page, context } = await opened();
  const article = page.getByTestId("article");
  const before = await article.textContent();
  await page.getByTestId("without-markers").check();
  const shown = await article.innerText();
  assert.match(shown, /since it was built\. /);
  assert.match(shown, /the union says so too\./);
  assert.doesNotMatch(shown, /\[7\]/);
  assert.equal(await article.textContent(), before);
  await shoot(page, "without-markers");
  await article.click();
  await page.keyboard.press("m");
  assert.match(await article.innerText(), /\[7\]/);
  await context.close();
});

for (const [name, options] of Object.entries({ light: {}, dark: { colorScheme: "dark" }, forced: { forcedColors: "active" } })) {
  test(`${name}: no axe violation with sources shown, families off and markers hidden`, async () => {
    const { page, context } = await opened(options);
    await marker(page, "[1, 2]").hover();
    await page.getByTestId("peek").waitFor();
    assert.deepEqual(await violations(page), []);
    await shoot(page, `citations-${name}`);
    await page.getByTestId("family-numeric-bracket").click();
    await page.getByTestId("without-markers").check();
    assert.deepEqual(await violations(page), []);
    await context.close();
  });
}
