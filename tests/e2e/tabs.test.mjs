// Two tabs on one article: the one that had it first is told, and nothing that either did is lost.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIGEST } from "./stage/articles.mjs";
import { violations } from "./stage/axe.mjs";
import { open, pasteArticle, raise, shoot } from "./stage/stage.mjs";
import { accepted, kept } from "./stage/work.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

const banner = (page) => page.getByTestId("banner");

async function decide(page, card, key = "a") {
  await page.getByTestId("card").nth(card).click();
  await page.keyboard.press(key);
}

/** Two tabs: the second has opened from its shelf what the first has open. */
async function both(silent = false) {
  const { page: first, context } = await open(stage);
  if (silent) {
    // As a tab that the browser has put to sleep: it hears nothing.
    await first.addInitScript(() => delete window.BroadcastChannel);
    await first.reload();
    await first.getByTestId("paste-box").waitFor();
    await first.waitForLoadState("networkidle");
  }
  await pasteArticle(first, DIGEST);
  await decide(first, 0);
  await kept(first);
  const second = await context.newPage();
  await second.goto(stage.url);
  if (!silent) {
    await second.getByTestId("shelf-item").getByText("Open in another tab").waitFor();
    await shoot(second, "shelf-elsewhere");
    await second.getByTestId("shelf-open").click();
  }
  await second.getByTestId("article").waitFor();
  return { first, second, context };
}

test("the older tab is told, and takes over what the newer did", async () => {
  const { first, second, context } = await both();
  await banner(first).getByText(/open in another tab/).waitFor();
  await shoot(first, "banner-taken");
  assert.deepEqual(await violations(first), []);
  assert.equal(await banner(second).count(), 0);
  await decide(second, 1);
  await kept(second);
  const marks = await accepted(second);
  await first.bringToFront();
  await first.getByTestId("take-over").click();
  await banner(first).waitFor({ state: "detached" });
  assert.equal(await accepted(first), marks, "with what was done in the other tab");
  await banner(second).getByText(/open in another tab/).waitFor();
  await decide(first, 2);
  await kept(first);
  await first.reload();
  await first.getByTestId("article").waitFor();
  assert.ok((await accepted(first)) > marks);
  await context.close();
});

test("what both tabs did is kept twice", async () => {
  const { first, second, context } = await both();
  await banner(first).waitFor();
  await decide(second, 1);
  await kept(second);
  await first.bringToFront();
  await decide(first, 2);
  const [here, there] = [await accepted(first), await accepted(second)];
  await first.getByTestId("take-over").click();
  await first.getByTestId("message").getByText(/kept as a copy/).waitFor();
  assert.equal(await banner(first).count(), 0);
  assert.equal(await accepted(first), there);
  await kept(first);
  await first.getByTestId("new-article").click();
  const copy = first.getByTestId("shelf-item").filter({ hasText: "(copy)" });
  await copy.getByTestId("shelf-open").click();
  await first.getByTestId("article").waitFor();
  assert.equal(await accepted(first), here);
  await context.close();
});

test("a copy of one's own", async () => {
  const { first, second, context } = await both();
  await banner(first).waitFor();
  await first.bringToFront();
  await decide(first, 1);
  await first.getByTestId("keep-copy").click();
  await banner(first).waitFor({ state: "detached" });
  await kept(first);
  assert.equal(await banner(second).count(), 0, "the other tab goes on");
  await decide(second, 2);
  await kept(second);
  await first.getByTestId("new-article").click();
  await first.getByTestId("shelf-item").nth(1).waitFor();
  await context.close();
});

test("a tab that heard nothing cannot write over the newer one's work", async () => {
  const { first, second, context } = await both(true);
  assert.equal(await banner(first).count(), 0);
  await decide(second, 1);
  await kept(second);
  const marks = await accepted(second);
  await first.bringToFront();
  await decide(first, 2, "r");
  await banner(first).getByText(/open in another tab/).waitFor();
  await second.reload();
  await second.getByTestId("article").waitFor();
  assert.equal(await accepted(second), marks);
  await context.close();
});

test("an article that is deleted in another tab is not lost where it is open", async () => {
  const { page: first, context } = await open(stage);
  await pasteArticle(first, DIGEST);
  await kept(first);
  const second = await context.newPage();
  await second.goto(stage.url);
  await second.getByTestId("shelf-delete").click();
  await second.getByTestId("undelete").waitFor();
  await banner(first).getByText(/deleted/).waitFor();
  await first.bringToFront();
  await first.getByTestId("take-over").click();
  await banner(first).waitFor({ state: "detached" });
  await decide(first, 0);
  await kept(first);
  await first.reload();
  await first.getByTestId("article").waitFor();
  assert.ok((await accepted(first)) > 0);
  await context.close();
});

for (const [name, options] of [
  ["dark", { colorScheme: "dark" }],
  ["forced colours", { forcedColors: "active" }],
  ["narrow", { viewport: { width: 320, height: 720 } }],
]) {
  test(`shelf, banner and repair look right and read well: ${name}`, async () => {
    const { page, context } = await open(stage, options);
    const id = name.replace(" ", "-");
    for (const title of ["Ferry", "Library", "School", "A bridge of a long name that goes on and on and on over lines", "Market", "Hospital"]) {
      await pasteArticle(page, `${title} news of the week\n\n“It opens,” said Ana Lee [1].`);
      await decide(page, 0);
      await page.getByTestId("new-article").click();
      await page.getByTestId("shelf-item").first().waitFor();
    }
    await page.getByTestId("shelf-delete").nth(2).click();
    await page.getByTestId("undelete").waitFor();
    await shoot(page, `shelf-${id}`, { fullPage: true });
    assert.deepEqual(await violations(page), []);
    const width = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    assert.ok(width <= 0, "nothing sticks out");
    await page.getByTestId("shelf-open").first().click();
    await page.getByTestId("article").waitFor();
    await page.evaluate(() => {
      IDBObjectStore.prototype.put = () => {
        throw new DOMException("full", "QuotaExceededError");
      };
    });
    await decide(page, 0, "r");
    await banner(page).waitFor();
    await shoot(page, `banner-${id}`);
    assert.deepEqual(await violations(page), []);
    const broken = {
      format: "provenote-annotations",
      version: 1,
      document: { text: "🗞️ It sails [1]." },
      citations: [{ id: "c1", start: 14, end: 17, exact: "[1]" }, { id: "c2", start: 1, end: 3, exact: "nowhere" }],
    };
    await page.evaluate((text) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([text], "a.json"));
      document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
    }, JSON.stringify(broken));
    await page.getByTestId("problems").waitFor();
    await shoot(page, `problems-${id}`);
    assert.deepEqual(await violations(page), []);
    await context.close();
  });
}
